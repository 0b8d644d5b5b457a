//! Drawings: whatever somebody put into one, nothing live is published; what drawing programs write keeps its looks.

use huddle::media::picture::{Flaw, Size, clean};
use huddle::text::SitePath;

const OPEN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
    xmlns:h=\"http://www.w3.org/1999/xhtml\" viewBox=\"0 0 40 20\">";

fn published(drawing: &str) -> Result<String, Flaw> {
    clean(drawing.as_bytes()).map(|(bytes, _)| String::from_utf8(bytes).expect("text"))
}

fn inside(drawing: &str) -> Result<String, Flaw> {
    published(&format!("{OPEN}{drawing}</svg>"))
}

/// What becomes of a hostile drawing.
enum Fate {
    /// Refused, with these words.
    Refused(&'static str),
    /// Published as this, inside the element `svg`.
    Left(&'static str),
}
use Fate::{Left, Refused};

const OTHER_FILE: &str = "a link to another file";
const STYLESHEET: &str = "a stylesheet that asks for other files";

/// Each stands inside `<svg>`.
const HOSTILE: &[(&str, Fate)] = &[
    // Scripts.
    ("<script>alert(1)</script>", Refused("an element \"script\"")),
    ("<script href=\"x.js\"/>", Refused("an element \"script\"")),
    ("<script xlink:href=\"data:text/javascript,alert(1)\"/>", Refused("an element \"script\"")),
    ("<s:script xmlns:s=\"http://www.w3.org/2000/svg\">alert(1)</s:script>", Refused("an element \"script\"")),
    ("<script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script>", Refused("of a web page")),
    ("<SCRIPT>alert(1)</SCRIPT>", Refused("an element \"SCRIPT\"")),
    ("<g><![CDATA[</g><script>alert(1)</script>]]></g>", Left("<g/>")),
    (
        "<text><![CDATA[</text><script>alert(1)</script>]]></text>",
        Left("<text>&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;</text>"),
    ),
    ("<title>&lt;/title&gt;&lt;script&gt;</title>", Left("<title>&lt;/title&gt;&lt;script&gt;</title>")),
    ("<handler type=\"text/javascript\">alert(1)</handler>", Refused("an element \"handler\"")),
    ("<listener event=\"click\" handler=\"#x\"/>", Refused("an element \"listener\"")),
    // Handlers of events.
    ("<g onload=\"x()\"/>", Refused("a script (`onload`)")),
    ("<g ONLOAD=\"x()\"/>", Refused("a script (`ONLOAD`)")),
    ("<g onclick=\"&#x61;lert(1)\"/>", Refused("a script (`onclick`)")),
    ("<animate onbegin=\"x()\" attributeName=\"x\" dur=\"1s\"/>", Refused("something that moves")),
    ("<svg onload=\"x()\"/>", Refused("a script (`onload`)")),
    ("<g onfocusin=\"x()\" tabindex=\"0\"/>", Refused("a script (`onfocusin`)")),
    // Links.
    ("<a href=\"javascript:alert(1)\"><path d=\"M0 0\"/></a>", Left("<g><path d=\"M0 0\"/></g>")),
    ("<a xlink:href=\"java&#9;script:alert(1)\"><path d=\"M0 0\"/></a>", Left("<g><path d=\"M0 0\"/></g>")),
    (
        "<a href=\"https://other.example/\" target=\"_top\" ping=\"https://other.example/\"><path d=\"M0 0\"/></a>",
        Left("<g><path d=\"M0 0\"/></g>"),
    ),
    ("<text><a href=\"//other.example\">here</a></text>", Left("<text><tspan>here</tspan></text>")),
    ("<g xml:base=\"https://other.example/\"><use href=\"#a\"/></g>", Left("<g><use href=\"#a\"/></g>")),
    // Elements of web pages.
    ("<h:meta http-equiv=\"refresh\" content=\"0;url=https://other.example/\"/>", Refused("\"meta\" of a web page")),
    ("<meta xmlns=\"http://www.w3.org/1999/xhtml\" http-equiv=\"refresh\" content=\"0\"/>", Refused("of a web page")),
    ("<h:img srcset=\"https://other.example/x 1x\"/>", Refused("of a web page")),
    ("<h:iframe src=\"https://other.example/\"/>", Refused("of a web page")),
    ("<h:link rel=\"stylesheet\" href=\"https://other.example/\"/>", Refused("of a web page")),
    ("<h:form action=\"https://other.example/\"/>", Refused("of a web page")),
    ("<iframe src=\"https://other.example/\"/>", Refused("an element \"iframe\"")),
    ("<foreignObject><h:p>words</h:p></foreignObject>", Refused("a piece of a web page")),
    ("<switch><foreignObject><h:script>alert(1)</h:script></foreignObject></switch>", Refused("a piece of a web page")),
    (
        "<switch><foreignObject><h:script>alert(1)</h:script></foreignObject><text>5</text></switch>",
        Left("<switch><text>5</text></switch>"),
    ),
    ("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" href=\"javascript:x\"/>", Refused("of a web page")),
    ("<desc><h:script>alert(1)</h:script>Plan</desc>", Left("<desc>Plan</desc>")),
    ("<metadata><h:script>alert(1)</h:script></metadata>", Left("")),
    ("<audio xmlns=\"http://www.w3.org/1999/xhtml\" src=\"x\"/>", Refused("of a web page")),
    ("<discard begin=\"1s\" href=\"#a\"/>", Refused("something that moves")),
    // Other files.
    ("<image href=\"https://other.example/x.png\"/>", Refused("a picture inside it")),
    ("<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>", Refused("a picture inside it")),
    ("<image xlink:href=\"data:image/svg+xml,%3Csvg/%3E\"/>", Refused("a picture inside it")),
    ("<feImage href=\"https://other.example/x.png\"/>", Refused("a picture inside it")),
    ("<use href=\"https://other.example/x.svg#a\"/>", Refused(OTHER_FILE)),
    ("<use xlink:href=\"other.svg#a\"/>", Refused(OTHER_FILE)),
    ("<use href=\"data:image/svg+xml;base64,AA#x\"/>", Refused(OTHER_FILE)),
    ("<linearGradient xlink:href=\"//other.example/x#a\"/>", Refused(OTHER_FILE)),
    ("<textPath href=\"/x.svg#a\">words</textPath>", Refused(OTHER_FILE)),
    ("<g xmlns:l=\"http://www.w3.org/1999/xlink\"><use l:href=\"https://other.example/#a\"/></g>", Refused(OTHER_FILE)),
    ("<rect fill=\"url(https://other.example/x#y)\"/>", Refused(STYLESHEET)),
    ("<rect fill=\"url(x.svg#y)\"/>", Refused(STYLESHEET)),
    ("<rect fill=\"URL( 'x.svg#y' )\"/>", Refused(STYLESHEET)),
    ("<rect fill=\"url(&#104;ttps://other.example/)\"/>", Refused(STYLESHEET)),
    ("<rect fill=\"u\\72l(https://other.example/)\"/>", Refused(STYLESHEET)),
    ("<rect style=\"fill:url('https://other.example/#x')\"/>", Refused(STYLESHEET)),
    ("<rect style=\"fill:\\75rl(https://other.example)\"/>", Refused(STYLESHEET)),
    ("<rect style=\"fill:ur/**/l(https://other.example)\"/>", Refused(STYLESHEET)),
    ("<rect style=\"fill:red;background:image-set('https://other.example/x' 1x)\"/>", Refused(STYLESHEET)),
    ("<rect cursor=\"url(https://other.example/x.cur),auto\"/>", Refused(STYLESHEET)),
    ("<rect mask=\"url(&quot;https://other.example/x.svg#m&quot;)\"/>", Refused(STYLESHEET)),
    // Stylesheets.
    ("<style>@import 'https://other.example/x.css';</style>", Refused("a stylesheet")),
    ("<style>@im<!-- -->port 'https://other.example/x.css';</style>", Refused("a stylesheet")),
    ("<style>@im/**/port 'x.css';</style>", Refused(STYLESHEET)),
    ("<style><![CDATA[@import url(x.css);]]></style>", Refused("a stylesheet")),
    ("<style>@im<![CDATA[port url(x.css);]]></style>", Refused("a stylesheet")),
    ("<style>&#64;import url(x.css);</style>", Refused("a stylesheet")),
    ("<style>@\\69mport url(x.css);</style>", Refused(STYLESHEET)),
    (
        "<style>@font-face{font-family:x;src:url(https://other.example/x.woff)}</style>",
        Refused("a stylesheet with `@font-face`"),
    ),
    ("<style>@keyframes a{from{x:0}to{x:9px}}</style>", Refused("a stylesheet with `@keyframes`")),
    ("<style>rect{animation:a 1s infinite;fill:red}</style>", Left("<style>rect{fill:red}</style>")),
    ("<style>rect{fill:url(<!-- -->https://other.example/x)}</style>", Refused(STYLESHEET)),
    ("<style>rect{behavior:url(x.htc)}</style>", Refused(STYLESHEET)),
    ("<style>rect{fill:red}}@import 'x.css';</style>", Refused(STYLESHEET)),
    ("<style>@media all{rect{fill:url(//other.example/x)}}</style>", Refused(STYLESHEET)),
    ("<style>a[href=\"x]{fill:red}b{x:'{</style>", Left("")),
    ("<style><g/>rect{fill:red}</style>", Refused("a stylesheet with elements in it")),
    ("<style>&lt;/style&gt;&lt;script&gt;</style>", Left("")),
    ("<?xml-stylesheet href=\"https://other.example/x.css\"?><path/>", Left("<path/>")),
    // What moves.
    ("<animate attributeName=\"xlink:href\" to=\"javascript:x\"/>", Refused("something that moves")),
    ("<set attributeName=\"href\" to=\"https://other.example/\"/>", Refused("something that moves")),
    ("<animateTransform attributeName=\"transform\" type=\"rotate\" dur=\"1s\"/>", Refused("something that moves")),
    // Notes that name people and folders.
    ("<g data-owner=\"R. Vale\" x:y=\"R. Vale\" xmlns:x=\"urn:x\" id=\"a\"/>", Left("<g id=\"a\"/>")),
    (
        "<x:note xmlns:x=\"urn:x\"><path d=\"M0 0\"/>R. Vale</x:note><!-- R. Vale --><?note R. Vale?><path/>",
        Left("<path/>"),
    ),
    ("<g>R. Vale<path/></g>", Left("<g><path/></g>")),
];

#[test]
fn nothing_hostile_is_published() {
    assert!(HOSTILE.len() >= 60);
    let mut wrong = Vec::new();
    for (drawing, fate) in HOSTILE {
        let became = inside(drawing);
        let is_right = match (fate, &became) {
            (Refused(words), Err(flaw)) => {
                flaw.message_and_help(&SitePath::new("media/a.svg").expect("a path")).0.contains(words)
            }
            (Left(what), Ok(whole)) => {
                is_still(whole);
                let left = whole.split_once('>').map_or("", |(_, rest)| rest.trim_end().trim_end_matches("</svg>"));
                left == *what
            }
            _ => false,
        };
        if !is_right {
            wrong.push(format!("{drawing}: {became:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nothing in a published drawing acts or leads elsewhere.
fn is_still(drawing: &str) {
    let document = roxmltree::Document::parse(drawing).expect("well-formed");
    for node in document.descendants().filter(|node| node.is_element()) {
        assert_eq!(node.tag_name().namespace(), Some("http://www.w3.org/2000/svg"), "{drawing}");
        for attribute in node.attributes() {
            let value = attribute.value().to_ascii_lowercase();
            assert!(!attribute.name().to_ascii_lowercase().starts_with("on"), "{drawing}");
            assert!(attribute.name() != "href" || value.starts_with('#'), "{drawing}");
            assert!(attribute.name() == "requiredFeatures" || !value.contains("://"), "{drawing}");
            assert!(value.matches("url(").count() == value.matches("url(#").count(), "{drawing}");
        }
    }
    assert!(!drawing.contains("<?") && !drawing.contains("<!"), "{drawing}");
}

#[test]
fn declarations_of_its_own_and_other_encodings_are_refused() {
    for (drawing, flaw) in [
        ("<!DOCTYPE svg [<!ENTITY x \"y\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "declarations of its own"),
        (
            "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg \
                xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>",
            "declarations",
        ),
    ] {
        assert!(matches!(published(drawing), Err(Flaw::Live(reported)) if reported.contains(flaw)), "{drawing}");
    }
    for no_drawing in [
        "<html/>",
        "words",
        "",
        "<svg xmlns=\"urn:other\"/>",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>",
    ] {
        assert_eq!(published(no_drawing), Err(Flaw::NotAPicture), "{no_drawing}");
    }
    assert_eq!(clean(b"\xFF\xFE<\0s\0v\0g\0/\0>\0"), Err(Flaw::NotAPicture));
    for broken in
        ["<svg><g>", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", "<svg a='1' a='2'/>", "<svg>&x;</svg>"]
    {
        assert_eq!(published(broken), Err(Flaw::Broken), "{broken}");
    }
}

#[test]
fn a_drawing_that_would_keep_a_browser_busy_is_refused_at_once() {
    let chain = |levels: usize, line: &dyn Fn(usize) -> String| -> String { (0..levels).map(line).collect() };
    let uses = |times: usize| {
        move |level: usize| {
            format!("<g id=\"a{}\">{}</g>", level + 1, format!("<use href=\"#a{level}\"/>").repeat(times))
        }
    };
    let patterns = |level: usize| {
        let tiles = format!("<rect width=\"1\" height=\"1\" fill=\"url(#a{level})\"/>").repeat(10);
        format!("<pattern id=\"a{}\" width=\"1\" height=\"1\">{tiles}</pattern>", level + 1)
    };
    let inherited = |level: usize| {
        format!(
            "<pattern id=\"a{}\"><g fill=\"url( '#a{level}' )\">{}</g></pattern>",
            level + 1,
            "<rect width=\"1\" height=\"1\"/>".repeat(20)
        )
    };
    let styled = |level: usize| {
        format!(
            "<style>.b{0}{{fill:url(#a{level})}}</style><pattern id=\"a{0}\">{1}</pattern>",
            level + 1,
            format!("<rect class=\"b{}\"/>", level + 1).repeat(10)
        )
    };
    let markers = |level: usize| {
        format!(
            "<marker id=\"a{}\"><path style=\"marker-mid:url(#a{level})\" d=\"{}\"/></marker>",
            level + 1,
            "L1 1".repeat(30)
        )
    };
    let part = "<g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>";
    let of = |what: &str, parts: String| {
        (what.to_owned(), format!("{part}{parts}<use href=\"#a9\"/><rect fill=\"url(#a9)\"/>"))
    };
    let bombs = [
        of("uses", chain(20, &uses(2))),
        of("wide uses", chain(3, &uses(400))),
        of("patterns", chain(10, &patterns)),
        of("inherited patterns", chain(10, &inherited)),
        of("styled patterns", chain(10, &styled)),
        of("markers", chain(10, &markers)),
        (
            "a circle".to_owned(),
            "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use xlink:href=\"#a\"/></g>".to_owned(),
        ),
        ("itself".to_owned(), "<g id=\"a\"><use href=\"#a\"/></g>".to_owned()),
        ("a pattern of itself".to_owned(), "<pattern id=\"a\"><rect fill=\"url(#a)\"/></pattern>".to_owned()),
        (
            "filters".to_owned(),
            format!(
                "<filter id=\"f\">{}</filter>{}",
                "<feGaussianBlur stdDeviation=\"9\"/>".repeat(100),
                "<rect filter=\"url(#f)\"/>".repeat(100)
            ),
        ),
        ("noise".to_owned(), "<filter id=\"f\"><feTurbulence numOctaves=\"9999\"/></filter>".to_owned()),
        ("depth".to_owned(), format!("{}{}", "<g>".repeat(50_000), "</g>".repeat(50_000))),
        ("a long chain".to_owned(), chain(3_000, &uses(1))),
        ("attributes".to_owned(), format!("<g {}/>", chain(600, &|at| format!("a{at}=\"\" ")))),
        ("namespaces".to_owned(), chain(300, &|at| format!("<g xmlns:a{at}=\"urn:{at}\"/>"))),
        (
            "rules for every element".to_owned(),
            format!("<style>{}</style>{}", chain(500, &|at| format!("g{{fill:url(#b{at})}}")), "<g/>".repeat(1_000)),
        ),
    ];
    for (what, bomb) in &bombs {
        let became = inside(bomb);
        assert!(matches!(became, Err(Flaw::Heavy(_))), "{what}: {:?}", became.map(|drawing| drawing.len()));
    }
    assert!(matches!(clean(&vec![b' '; 6_000_000]), Err(Flaw::Heavy(_))));
    let many = "<path d=\"M0 0h1\"/>".repeat(20_000);
    assert!(inside(&many).is_ok(), "a large map is an ordinary drawing");
}

/// What a drawing of a program is for, the drawing, what must be there afterwards, and what must not.
type Ordinary = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

const ORDINARY: &[Ordinary] = &[
    (
        "Inkscape",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!-- Created with Inkscape \
            (http://www.inkscape.org/) -->\n<svg width=\"210mm\" height=\"297mm\" viewBox=\"0 0 210 297\" version=\"1.1\" id=\"svg5\" inkscape:version=\"1.2\" sodipodi:docname=\"plan-rvale.svg\" inkscape:export-filename=\"C:\\Users\\rvale\\plan.png\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" xmlns=\"http://www.w3.org/2000/svg\" xmlns:svg=\"http://www.w3.org/2000/svg\"><sodipodi:namedview id=\"namedview7\" pagecolor=\"#ffffff\"><inkscape:page x=\"0\"/></sodipodi:namedview><defs id=\"defs2\"><linearGradient inkscape:collect=\"always\" id=\"linearGradient1\"><stop style=\"stop-color:#ff0000;stop-opacity:1;\" offset=\"0\" id=\"stop1\"/></linearGradient><linearGradient xlink:href=\"#linearGradient1\" id=\"lg2\" x1=\"1\" gradientUnits=\"userSpaceOnUse\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"/></defs><g inkscape:label=\"R. Vale\" inkscape:groupmode=\"layer\" id=\"layer1\"><title id=\"t1\">Crossing</title><rect style=\"fill:url(#lg2);stroke-width:0.26;-inkscape-stroke:none\" id=\"rect1\" width=\"9\" height=\"8\"/><text xml:space=\"preserve\" style=\"font-size:10.5px;font-family:'Noto Sans';-inkscape-font-specification:'Noto Sans'\" x=\"1\" y=\"2\" id=\"text1\"><tspan sodipodi:role=\"line\" id=\"tspan1\">Mill  Road</tspan></text></g></svg>",
        &[
            "id=\"layer1\"",
            "<title id=\"t1\">Crossing</title>",
            "fill:url(#lg2);stroke-width:0.26",
            "xlink:href=\"#linearGradient1\"",
            "stop-color:#ff0000;stop-opacity:1",
            "font-size:10.5px;font-family:&#39;Noto Sans&#39;",
            "Mill  Road",
            "xml:space=\"preserve\"",
            "viewBox=\"0 0 210 297\"",
        ],
        &["inkscape", "sodipodi", "rvale", "R. Vale", "<?xml", "<!--"],
    ),
    (
        "Inkscape with a blur",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><defs><filter \
            style=\"color-interpolation-filters:sRGB\" id=\"f1\" x=\"-0.1\" width=\"1.2\"><feGaussianBlur \
                stdDeviation=\"1.5\" id=\"b1\"/></filter></defs><circle style=\"fill:#000;filter:url(#f1)\" r=\"3\" \
                    cx=\"4\" cy=\"4\"/></svg>",
        &["feGaussianBlur stdDeviation=\"1.5\"", "filter:url(#f1)", "color-interpolation-filters:sRGB"],
        &[],
    ),
    (
        "Illustrator",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . \
            SVG Version: 6.00 Build 0)  -->\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
                \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<svg version=\"1.1\" id=\"Layer_1\" \
                    xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" x=\"0px\" \
                        y=\"0px\" viewBox=\"0 0 100 50\" style=\"enable-background:new 0 0 100 50;\" \
                            xml:space=\"preserve\">\n<style \
                                type=\"text/css\">\n\t.st0{fill:#FFFFFF;stroke:#231F20;stroke-miterlimit:10;}\n\t.st1{fill:url(#SVGID_1_);}\n\t.st2{font-family:'MyriadPro-Regular';}\n</style>\n<linearGradient id=\"SVGID_1_\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" y1=\"25\" x2=\"100\" y2=\"25\"><stop  offset=\"0\" style=\"stop-color:#FFFFFF\"/></linearGradient><rect class=\"st1\" width=\"100\" height=\"50\"/><text transform=\"matrix(1 0 0 1 10 30)\" class=\"st2\">Ward 1</text></svg>",
        &[
            ".st1{fill:url(#SVGID_1_)}",
            ".st0{fill:#FFFFFF;stroke:#231F20;stroke-miterlimit:10}",
            "class=\"st1\"",
            "matrix(1 0 0 1 10 30)",
            "stop-color:#FFFFFF",
        ],
        &["DOCTYPE", "Generator"],
    ),
    (
        "Illustrator with a clip",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 \
            9\"><defs><rect id=\"SVGID_3_\" width=\"9\" height=\"9\"/></defs><clipPath id=\"SVGID_4_\"><use \
                xlink:href=\"#SVGID_3_\" style=\"overflow:visible;\"/></clipPath><g \
                    style=\"clip-path:url(#SVGID_4_);\"><polygon points=\"1,2 3,4 5,6\"/></g></svg>",
        &[
            "<use xlink:href=\"#SVGID_3_\" style=\"overflow:visible\"/>",
            "clip-path:url(#SVGID_4_)",
            "points=\"1,2 3,4 5,6\"",
        ],
        &[],
    ),
    (
        "draw.io",
        "<svg host=\"65bd71144e\" xmlns=\"http://www.w3.org/2000/svg\" style=\"background-color: rgb(255, 255, 255);\" \
            xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"121px\" height=\"61px\" \
                viewBox=\"-0.5 -0.5 121 61\" content=\"&lt;mxfile userAgent=&quot;R. \
                    Vale&quot;&gt;&lt;/mxfile&gt;\"><defs/><g><g data-cell-id=\"0\"><rect x=\"0\" y=\"0\" \
                        width=\"120\" height=\"60\" fill=\"#ffffff\" stroke=\"#000000\" pointer-events=\"all\"/><g \
                            transform=\"translate(-0.5 -0.5)\"><switch><foreignObject pointer-events=\"none\" \
                                width=\"100%\" height=\"100%\" \
                                    requiredFeatures=\"http://www.w3.org/TR/SVG11/feature#Extensibility\"><div \
                                        xmlns=\"http://www.w3.org/1999/xhtml\" style=\"display: \
                                            flex;\"><div>Report</div></div></foreignObject><text x=\"60\" y=\"34\" \
                                                fill=\"#000000\" font-family=\"Helvetica\" font-size=\"12px\" \
                                                    text-anchor=\"middle\">Report</text></switch></g></g></g><switch><g requiredFeatures=\"http://www.w3.org/TR/SVG11/feature#Extensibility\"/><a transform=\"translate(0,-5)\" xlink:href=\"https://www.diagrams.example/doc/faq/svg-export-text-problems\" target=\"_blank\"><text text-anchor=\"middle\" font-size=\"10px\" x=\"50%\" y=\"100%\">Text is not SVG - cannot display</text></a></switch></svg>",
        &[
            "<text x=\"60\" y=\"34\" fill=\"#000000\" font-family=\"Helvetica\" font-size=\"12px\" \
                text-anchor=\"middle\">Report</text>",
            "background-color:rgb(255, 255, 255)",
            "<g transform=\"translate(0,-5)\">",
            "width=\"121px\"",
        ],
        &["mxfile", "R. Vale", "foreignObject", "diagrams.example", "data-cell"],
    ),
    (
        "draw.io for light and dark",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" style=\"background: transparent; color-scheme: \
            light dark;\"><rect style=\"fill: light-dark(#ffffff, var(--ge-dark-color, #121212)); stroke: \
                light-dark(rgb(0, 0, 0), rgb(255, 255, 255));\" width=\"5\" height=\"5\"/></svg>",
        &["fill:light-dark(#ffffff, var(--ge-dark-color, #121212))", "color-scheme:light dark"],
        &[],
    ),
    (
        "Excel and PowerPoint",
        "<svg width=\"480\" height=\"288\" xmlns=\"http://www.w3.org/2000/svg\" \
            xmlns:xlink=\"http://www.w3.org/1999/xlink\" overflow=\"hidden\"><defs><clipPath id=\"clip0\"><rect \
                x=\"8\" y=\"0\" width=\"480\" height=\"288\"/></clipPath></defs><g clip-path=\"url(#clip0)\" \
                    transform=\"translate(-8 0)\"><rect x=\"8\" y=\"0\" width=\"480\" height=\"288\" \
                        fill=\"#FFFFFF\"/><path d=\"M0.5 0.5L9 9\" stroke=\"#D9D9D9\" stroke-width=\"0.75\" \
                            stroke-linejoin=\"round\" stroke-miterlimit=\"10\" fill=\"none\" \
                                fill-rule=\"evenodd\"/><text fill=\"#595959\" fill-opacity=\"1\" font-family=\"Aptos \
                                    Narrow,Aptos Narrow_MSFontService,sans-serif\" font-style=\"normal\" \
                                        font-variant=\"normal\" font-weight=\"400\" font-stretch=\"normal\" \
                                            font-size=\"14\" text-anchor=\"start\" direction=\"ltr\" \
                                                writing-mode=\"lr-tb\" unicode-bidi=\"normal\" \
                                                    text-decoration=\"none\" transform=\"matrix(1 0 0 1 205.5 \
                                                        30)\">Lamps mended</text></g></svg>",
        &[
            "clip-path=\"url(#clip0)\"",
            "font-family=\"Aptos Narrow,Aptos Narrow_MSFontService,sans-serif\"",
            "Lamps mended",
            "stroke-width=\"0.75\"",
        ],
        &[],
    ),
    (
        "Visio",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:v=\"http://schemas.microsoft.com/visio/2003/SVGExtensions/\" \
            viewBox=\"0 0 99 99\" class=\"st5\"><v:documentProperties v:langID=\"1033\"><v:userDefs><v:ud \
                v:nameU=\"author\" v:val=\"R. Vale\"/></v:userDefs></v:documentProperties><style \
                    type=\"text/css\"><![CDATA[\n.st1 {fill:#5b9bd5;stroke:#c7c8c8;stroke-width:0.25}\n.st5 \
                        {fill:none;overflow:visible}\n]]></style><g v:mID=\"0\" v:index=\"1\"><title>Page-1</title><desc>Way in</desc><rect class=\"st1\" width=\"9\" height=\"9\"><title>Box</title></rect></g></svg>",
        &[
            ".st1{fill:#5b9bd5;stroke:#c7c8c8;stroke-width:0.25}",
            "<title>Page-1</title><desc>Way in</desc>",
            "<title>Box</title>",
            "class=\"st5\"",
        ],
        &["R. Vale", "v:"],
    ),
    (
        "Matplotlib",
        "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"460.8pt\" height=\"345.6pt\" viewBox=\"0 0 460.8 \
            345.6\" xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"><metadata><rdf:RDF \
                xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">2026</rdf:RDF></metadata><defs><style \
                    type=\"text/css\">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs><g \
                        id=\"figure_1\"><path d=\"M 0 345.6 L 460.8 345.6 z\" style=\"fill: #ffffff\"/><defs><path \
                            id=\"m1\" d=\"M 0 0 L 0 3.5\" style=\"stroke: #000000; stroke-width: 0.8\"/></defs><g><use \
                                xlink:href=\"#m1\" x=\"57.6\" y=\"307.5\" style=\"stroke: #000000; stroke-width: \
                                    0.8\"/></g><g clip-path=\"url(#p1)\"/></g></svg>",
        &[
            "<style>*{stroke-linejoin:round;stroke-linecap:butt}</style>",
            "<use xlink:href=\"#m1\" x=\"57.6\"",
            "id=\"figure_1\"",
            "clip-path=\"url(#p1)\"",
        ],
        &["rdf", "2026"],
    ),
    (
        "LibreOffice",
        "<svg version=\"1.2\" width=\"80mm\" height=\"60mm\" viewBox=\"0 0 8000 6000\" \
            preserveAspectRatio=\"xMidYMid\" fill-rule=\"evenodd\" stroke-width=\"28.222\" stroke-linejoin=\"round\" \
                xmlns=\"http://www.w3.org/2000/svg\" xmlns:ooo=\"http://xml.openoffice.org/svg/export\" \
                    xml:space=\"preserve\"><defs class=\"ClipPathGroup\"><clipPath id=\"presentation_clip_path\" \
                        clipPathUnits=\"userSpaceOnUse\"><rect x=\"0\" y=\"0\" width=\"8000\" \
                            height=\"6000\"/></clipPath></defs><defs class=\"TextShapeIndex\"><g ooo:slide=\"id1\" \
                                ooo:id-list=\"id3\"/></defs><g class=\"SlideGroup\"><text \
                                    class=\"SVGTextShape\"><tspan class=\"TextParagraph\"><tspan \
                                        class=\"TextPosition\" x=\"1\" y=\"2\"><tspan font-family=\"Liberation Sans, \
                                            sans-serif\" font-size=\"635px\" font-weight=\"400\" fill=\"rgb(0,0,0)\" \
                                                stroke=\"none\" style=\"white-space: \
                                                    pre\">Plan</tspan></tspan></tspan></text></g></svg>",
        &[
            "preserveAspectRatio=\"xMidYMid\"",
            "white-space:pre",
            "fill=\"rgb(0,0,0)\"",
            "clipPathUnits=\"userSpaceOnUse\"",
            ">Plan</tspan>",
        ],
        &["ooo"],
    ),
    (
        "Figma",
        "<svg width=\"24\" height=\"24\" viewBox=\"0 0 24 24\" fill=\"none\" xmlns=\"http://www.w3.org/2000/svg\"><g \
            filter=\"url(#filter0_d_1_2)\" mask=\"url(#mask0)\"><path fill-rule=\"evenodd\" clip-rule=\"evenodd\" \
                d=\"M12 2C6 2 2 6 2 12Z\" fill=\"url(#paint0_linear)\"/></g><defs><mask id=\"mask0\" \
                    style=\"mask-type:luminance\" maskUnits=\"userSpaceOnUse\" x=\"0\" y=\"0\" width=\"24\" \
                        height=\"24\"><path d=\"M0 0h24v24H0z\" fill=\"white\"/></mask><filter id=\"filter0_d_1_2\" \
                            x=\"0\" y=\"0\" width=\"24\" height=\"24\" filterUnits=\"userSpaceOnUse\" \
                                color-interpolation-filters=\"sRGB\"><feFlood flood-opacity=\"0\" \
                                    result=\"BackgroundImageFix\"/><feColorMatrix in=\"SourceAlpha\" type=\"matrix\" \
                                        values=\"0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0\" \
                                            result=\"hardAlpha\"/><feOffset dy=\"4\"/><feGaussianBlur \
                                                stdDeviation=\"2\"/><feComposite in2=\"hardAlpha\" \
                                                    operator=\"out\"/><feBlend mode=\"normal\" \
                                                        in2=\"BackgroundImageFix\" \
                                                            result=\"shape\"/></filter><linearGradient \
                                                                id=\"paint0_linear\" x1=\"12\" y1=\"2\" x2=\"12\" \
                                                                    y2=\"22\" gradientUnits=\"userSpaceOnUse\"><stop \
                                                                        stop-color=\"white\"/><stop offset=\"1\" \
                                                                            stop-color=\"#123456\" \
                                                                                stop-opacity=\"0\"/></linearGradient></defs></svg>",
        &[
            "fill=\"none\"",
            "mask=\"url(#mask0)\"",
            "mask-type:luminance",
            "operator=\"out\"",
            "fill=\"url(#paint0_linear)\"",
            "<stop stop-color=\"white\"/>",
        ],
        &[],
    ),
    (
        "Sketch",
        "<svg width=\"24px\" height=\"24px\" viewBox=\"0 0 24 24\" version=\"1.1\" \
            xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
                xmlns:sketch=\"http://www.bohemiancoding.com/sketch/ns\"><title>bench</title><desc>Created with \
                    Sketch.</desc><g id=\"Page-1\" stroke=\"none\" stroke-width=\"1\" fill=\"none\" \
                        fill-rule=\"evenodd\" sketch:type=\"MSPage\"><circle id=\"Oval\" fill=\"#D8D8D8\" cx=\"12\" \
                            cy=\"12\" r=\"8\"/></g></svg>",
        &["<title>bench</title>", "<circle id=\"Oval\" fill=\"#D8D8D8\""],
        &["sketch:"],
    ),
    (
        "CorelDRAW",
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<!-- \
            Creator: CorelDRAW -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" width=\"100mm\" \
                height=\"50mm\" style=\"shape-rendering:geometricPrecision; text-rendering:geometricPrecision; \
                    image-rendering:optimizeQuality; fill-rule:evenodd; clip-rule:evenodd\" viewBox=\"0 0 100 50\" \
                        xmlns:xodm=\"http://www.corel.com/coreldraw/odm/2003\"><defs><style \
                            type=\"text/css\"><![CDATA[ .fil0 {fill:#E31E24} .fnt0 \
                                {font-weight:bold;font-size:12px;font-family:'Arial'} ]]></style></defs><g id=\"Layer_x0020_1\"><metadata id=\"CorelCorpID_0Corel-Layer\"/><polygon class=\"fil0\" points=\"0,0 1,1\"/></g></svg>",
        &[
            "shape-rendering:geometricPrecision",
            ".fil0{fill:#E31E24}",
            "font-family:&#39;Arial&#39;",
            "id=\"Layer_x0020_1\"",
        ],
        &["Corel", "odm"],
    ),
    (
        "QGIS",
        "<svg width=\"297mm\" height=\"210mm\" viewBox=\"0 0 1122 793\" xmlns=\"http://www.w3.org/2000/svg\" \
            xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.2\" \
                baseProfile=\"tiny\"><title>Areas</title><desc>Generated with Qt</desc><g fill=\"none\" \
                    stroke=\"black\" stroke-width=\"1\" fill-rule=\"evenodd\" stroke-linecap=\"square\" \
                        stroke-linejoin=\"bevel\"><path vector-effect=\"non-scaling-stroke\" fill-rule=\"evenodd\" \
                            d=\"M0,0 L10,0 L10,10 Z\"/><text fill=\"#000000\" fill-opacity=\"1\" stroke=\"none\" \
                                xml:space=\"preserve\" x=\"5\" y=\"5\" font-family=\"Open Sans\" font-size=\"10\" \
                                    font-weight=\"400\" font-style=\"normal\">Area  2</text></g></svg>",
        &["vector-effect=\"non-scaling-stroke\"", "baseProfile=\"tiny\"", "Area  2"],
        &[],
    ),
    (
        "R (svglite)",
        "<?xml version='1.0' encoding='UTF-8' ?>\n<svg xmlns='http://www.w3.org/2000/svg' \
            xmlns:xlink='http://www.w3.org/1999/xlink' class='svglite' width='720.00pt' height='576.00pt' viewBox='0 0 720.00 576.00'><defs><style type='text/css'><![CDATA[\n    .svglite line, .svglite polyline, .svglite rect, .svglite circle {\n      fill: none;\n      stroke: #000000;\n      stroke-miterlimit: 10.00;\n    }\n    .svglite text { white-space: pre; }\n  ]]></style></defs><rect width='100%' height='100%' style='stroke: none; fill: #FFFFFF;'/><text x='1' y='2' style='font-size: 8.80px;fill: #4D4D4D; font-family: \"Liberation Sans\";' textLength='4.89px' lengthAdjust='spacingAndGlyphs'>0</text></svg>",
        &[
            ".svglite line, .svglite polyline",
            "stroke-miterlimit:10.00",
            ".svglite text{white-space:pre}",
            "font-family:&quot;Liberation Sans&quot;",
            "textLength=\"4.89px\"",
        ],
        &[],
    ),
    (
        "Graphviz",
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"\n \
            \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<!-- Title: %0 Pages: 1 -->\n<svg width=\"62pt\" \
                height=\"116pt\" viewBox=\"0.00 0.00 62.00 116.00\" xmlns=\"http://www.w3.org/2000/svg\" \
                    xmlns:xlink=\"http://www.w3.org/1999/xlink\"><g id=\"graph0\" class=\"graph\" transform=\"scale(1 \
                        1) rotate(0) translate(4 112)\"><g id=\"node1\" class=\"node\"><title>a</title><g \
                            id=\"a_node1\"><a xlink:href=\"https://city.example/\" xlink:title=\"a\"><ellipse \
                                fill=\"none\" stroke=\"black\" cx=\"27\" cy=\"-90\" rx=\"27\" ry=\"18\"/><text \
                                    text-anchor=\"middle\" x=\"27\" y=\"-85.8\" font-family=\"Times,serif\" \
                                        font-size=\"14.00\">a</text></a></g></g></g></svg>",
        &["scale(1 1) rotate(0) translate(4 112)", "<title>a</title>", "<g><ellipse fill=\"none\"", ">a</text></g>"],
        &["city.example"],
    ),
    (
        "Vega and D3",
        "<svg class=\"marks\" width=\"320\" height=\"220\" viewBox=\"0 0 320 220\" \
            xmlns=\"http://www.w3.org/2000/svg\"><g class=\"mark-group role-frame root\" role=\"graphics-object\" \
                aria-roledescription=\"group mark container\"><path aria-label=\"x: 1; y: 28\" \
                    role=\"graphics-symbol\" d=\"M1,144h18v56h-18Z\" fill=\"steelblue\"/><text text-anchor=\"end\" \
                        transform=\"translate(9,95) rotate(270) translate(0,-9)\" font-family=\"sans-serif\" \
                            font-size=\"11px\" font-weight=\"bold\" fill=\"#000\" opacity=\"1\">b</text></g></svg>",
        &[
            "aria-label=\"x: 1; y: 28\"",
            "role=\"graphics-symbol\"",
            "aria-roledescription=\"group mark container\"",
            "translate(9,95) rotate(270)",
        ],
        &[],
    ),
    (
        "a theme for dark screens",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" role=\"img\" aria-labelledby=\"t d\"><title \
            id=\"t\">Steps</title><desc id=\"d\">Seven steps and a ramp</desc><style>path{fill:#123}@media \
                (prefers-color-scheme: dark){path{fill:#def}}</style><path d=\"M0 0h9v9z\"/></svg>",
        &[
            "aria-labelledby=\"t d\"",
            "<desc id=\"d\">Seven steps and a ramp</desc>",
            "path{fill:#123}@media (prefers-color-scheme: dark){path{fill:#def}}",
        ],
        &[],
    ),
    (
        "Affinity Designer",
        "<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 100 100\" version=\"1.1\" \
            xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xml:space=\"preserve\" \
                xmlns:serif=\"http://www.serif.com/\" \
                    style=\"fill-rule:evenodd;clip-rule:evenodd;stroke-linejoin:round;stroke-miterlimit:2;\"><g \
                        id=\"Artboard1\" serif:id=\"R. Vale\" transform=\"matrix(1,0,0,1,-5,-5)\"><path d=\"M0 0\" \
                            style=\"fill:rgb(235,235,235);fill-opacity:0.5;\"/></g></svg>",
        &["stroke-miterlimit:2", "id=\"Artboard1\"", "fill:rgb(235,235,235);fill-opacity:0.5"],
        &["serif:", "R. Vale"],
    ),
    (
        "symbols, markers and patterns",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 90\"><defs><symbol id=\"lamp\" viewBox=\"0 0 2 \
            2\"><circle cx=\"1\" cy=\"1\" r=\"1\"/></symbol><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"5\" \
                refY=\"5\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto-start-reverse\"><path d=\"M0 0L10 \
                    5z\"/></marker><pattern id=\"dots\" width=\"4\" height=\"4\" \
                        patternUnits=\"userSpaceOnUse\"><circle r=\"1\" fill=\"context-stroke\"/></pattern></defs><use \
                            href=\"#lamp\" x=\"3\"/><polyline points=\"0,0 5,5\" marker-end=\"url(#arrow)\" \
                                fill=\"url(#dots) #ccc\"/></svg>",
        &[
            "<symbol id=\"lamp\"",
            "orient=\"auto-start-reverse\"",
            "marker-end=\"url(#arrow)\"",
            "fill=\"url(#dots) #ccc\"",
            "<use href=\"#lamp\" x=\"3\"/>",
        ],
        &[],
    ),
    (
        "a piece cut out of a page",
        "<svg viewBox=\"0 0 16 16\" width=\"16\" height=\"16\"><path d=\"M0 0h9\"/></svg>",
        &["<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\"", "<path d=\"M0 0h9\"/>"],
        &[],
    ),
    (
        "prefixes of one's own",
        "<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><svg:g><svg:path d=\"M0 \
            0\"/></svg:g></svg:svg>",
        &["<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g><path d=\"M0 0\"/></g></svg>"],
        &["svg:"],
    ),
];

#[test]
fn what_drawing_programs_write_keeps_its_looks() {
    assert!(ORDINARY.len() >= 20);
    let mut wrong = Vec::new();
    for (program, drawing, kept, gone) in ORDINARY {
        let became = published(drawing).unwrap_or_else(|flaw| panic!("{program}: {flaw:?}"));
        wrong.extend(
            kept.iter()
                .filter(|piece| !became.contains(*piece))
                .map(|piece| format!("{program} loses {piece}: {became}")),
        );
        wrong.extend(
            gone.iter()
                .filter(|piece| became.contains(*piece))
                .map(|piece| format!("{program} still has {piece}: {became}")),
        );
        is_still(&became);
        assert_eq!(published(&became).as_ref(), Ok(&became), "{program}: what is published comes through as it is");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_drawing_says_how_large_it_is() {
    let size = |open: &str| {
        clean(format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {open}/>").as_bytes()).map(|(_, size)| size)
    };
    assert_eq!(size("viewBox=\"0 0 40 20\""), Ok(Some(Size { width: 40, height: 20 })));
    assert_eq!(size("width=\"80px\" height=\"40\" viewBox=\"0 0 4 2\""), Ok(Some(Size { width: 80, height: 40 })));
    assert_eq!(size("width=\"100%\" height=\"100%\""), Ok(None));
}
