//! Link previews: what a page says of itself where somebody shares a link to it, and the picture that stands there.

use crate::support::html::Page;
use crate::support::sites::{CHARLOTTE, EMPTY, HOSTILE, LARKMOOR, RENAMED};
use crate::support::{Built, Content, SMALLEST_SITE, options};
use huddle::disk::write::MemorySink;
use huddle::media::color::Color;
use huddle::media::picture::card::{Card, Colors, LEAST_CONTRAST, legible};
use huddle::publish::pipeline::{Options, Unobserved};
use huddle::site::artifact::{Artifact, FileSeal, Sink};
use huddle::text::SitePath;
use proptest::prelude::{any, prop_assert, proptest};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Mutex;

/// What a picture may weigh at most.
const MOST_BYTES: usize = 60_000;

/// Nothing is drawn nearer to the edges, in pixels: a letter that left its column would be.
const MARGIN: usize = 60;

/// A picture as its file has it: for each pixel the number of a colour, from the field's ground to the field's ink.
struct Pixels {
    numbers: Vec<u8>,
    palette: Vec<Color>,
}

const WIDTH: usize = 1200;
const HEIGHT: usize = 630;

/// Rows of the field that titles may stand in, and where the strip begins.
const TITLE: std::ops::Range<usize> = 110..458;
const STRIP: usize = 458;

impl Pixels {
    fn read(path: &str, bytes: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::IDENTITY);
        let mut reader = decoder.read_info().unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!((reader.info().width, reader.info().height), (1200, 630), "{path}");
        assert_eq!(
            (reader.info().color_type, reader.info().bit_depth),
            (png::ColorType::Indexed, png::BitDepth::Two),
            "{path}"
        );
        let palette = reader.info().palette.as_ref().expect("colours").chunks_exact(3);
        let palette = palette.map(|part| Color { red: part[0], green: part[1], blue: part[2] }).collect();
        let mut packed = vec![0; reader.output_buffer_size().expect("a small picture")];
        reader.next_frame(&mut packed).unwrap_or_else(|error| panic!("{path}: {error}"));
        let numbers = packed.iter().flat_map(|byte| [byte >> 6, byte >> 4 & 3, byte >> 2 & 3, byte & 3]).collect();
        Self { numbers, palette }
    }

    /// How many pixels of these rows and columns are not of the ground that is there.
    fn ink(&self, rows: std::ops::Range<usize>, columns: std::ops::Range<usize>) -> usize {
        let ground = |row: usize| if row < STRIP { 0 } else { 3 };
        rows.map(|row| columns.clone().filter(|column| self.numbers[row * WIDTH + column] != ground(row)).count()).sum()
    }

    fn title(&self) -> usize {
        self.ink(TITLE, 0..WIDTH)
    }

    /// What stands nearer to the edges than anything may.
    fn outside(&self) -> usize {
        let sides = self.ink(0..HEIGHT, 0..MARGIN) + self.ink(0..HEIGHT, WIDTH - MARGIN..WIDTH);
        // Letters of titles and of the strip keep away from the line between the two.
        sides
            + self.ink(0..40, 0..WIDTH)
            + self.ink(STRIP - 12..STRIP + 20, 0..WIDTH)
            + self.ink(HEIGHT - 16..HEIGHT, 0..WIDTH)
    }
}

fn pictures(built: &Built) -> BTreeMap<&str, &[u8]> {
    built
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("previews/"))
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect()
}

/// Contents of a page's tags by their names, in their order.
fn tags(page: &str) -> Vec<(String, String)> {
    tags_of(&Page::read(page))
}

fn tags_of(page: &Page) -> Vec<(String, String)> {
    let metas = page.tags().filter(|tag| tag.name == "meta");
    let named = metas
        .filter_map(|tag| Some((tag.get("property").or(tag.get("name"))?.to_owned(), tag.get("content")?.to_owned())));
    named.filter(|(name, _)| name.starts_with("og:") || name.starts_with("twitter:")).collect()
}

fn tag(page: &str, name: &str) -> String {
    only(&tags(page), name).to_owned()
}

/// The content of the one tag of this name.
fn only<'t>(tags: &'t [(String, String)], name: &str) -> &'t str {
    let all: Vec<&str> = tags.iter().filter(|(known, _)| known == name).map(|(_, content)| content.as_str()).collect();
    assert_eq!(all.len(), 1, "{name}: {all:?}");
    all[0]
}

/// The file of a page's picture.
fn picture_of<'b>(built: &'b Built, page: &str) -> (String, &'b [u8]) {
    picture_at(built, &tag(page, "og:image"))
}

/// The file of a picture at an address.
fn picture_at<'b>(built: &'b Built, url: &str) -> (String, &'b [u8]) {
    let base = &built.prepared.site.config.base_url;
    let path = url.strip_prefix(base.as_str()).unwrap_or_else(|| panic!("{url} is not below {base}"));
    let bytes = built.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    (path.to_owned(), bytes)
}

fn test_sites() -> [(&'static str, &'static Built); 5] {
    [
        ("sample", &*LARKMOOR),
        ("renamed", &*RENAMED),
        ("hostile", &*HOSTILE),
        ("empty", &*EMPTY),
        ("charlotte", &*CHARLOTTE),
    ]
}

#[test]
fn every_page_has_its_tags_and_every_picture_is_small_legible_and_used() {
    for (name, built) in test_sites() {
        let mut used = BTreeSet::new();
        let mut kinds = BTreeSet::new();
        for (path, page) in built.pages() {
            let page = Page::read(page);
            let tags = tags_of(&page);
            let Some(canonical) = page.tags().find(|tag| tag.get("rel") == Some("canonical")) else {
                assert_eq!((path, tags), ("404.html", Vec::new()), "{name}");
                continue;
            };
            assert_eq!(Some(only(&tags, "og:url")), canonical.get("href"), "{name} {path}");
            for filled in ["og:title", "og:site_name", "og:description", "og:locale", "og:image:alt"] {
                assert!(!only(&tags, filled).trim().is_empty(), "{name} {path}: {filled} is empty");
            }
            kinds.insert(only(&tags, "og:type").to_owned());
            let said =
                [("og:image:width", "1200"), ("og:image:height", "630"), ("twitter:card", "summary_large_image")];
            for (name, content) in said {
                assert_eq!(only(&tags, name), content, "{path}");
            }
            let others = built.prepared.site.config.languages.len() - 1;
            assert_eq!(tags.iter().filter(|(name, _)| name == "og:locale:alternate").count(), others, "{name} {path}");
            used.insert(picture_at(built, only(&tags, "og:image")).0);
        }
        assert!(
            kinds.contains("website") && kinds.iter().all(|kind| kind == "website" || kind == "article"),
            "{name}: {kinds:?}"
        );
        let pictures = pictures(built);
        for (path, bytes) in &pictures {
            assert!(bytes.len() <= MOST_BYTES, "{name} {path}: {} bytes", bytes.len());
            let pixels = Pixels::read(path, bytes);
            assert!(
                pixels.palette[0].contrast(pixels.palette[3]) >= LEAST_CONTRAST,
                "{name} {path}: {:?}",
                pixels.palette
            );
            assert!(pixels.title() > 2_000, "{name} {path}: the title cannot be read: {}", pixels.title());
            assert_eq!(pixels.outside(), 0, "{name} {path}: something leaves its place");
        }
        assert_eq!(pictures.keys().map(|path| (*path).to_owned()).collect::<BTreeSet<_>>(), used, "{name}");
    }
}

#[test]
fn a_page_has_the_picture_of_what_it_is_about() {
    let built = &*LARKMOOR;
    let shown = |address: &str| picture_of(built, built.page(address)).0;
    let huddle = shown("huddles/2026-05-07-central-2/");
    assert!(huddle.starts_with("previews/huddles/2026-05-07-central-2-"), "{huddle}");
    assert_eq!(shown("es/huddles/2026-05-07-central-2/"), huddle, "one card, in the language of its record");
    let commitment =
        built.pages().find(|(path, _)| path.starts_with("commitments/2026-05-07-central-2/")).expect("it has one").0;
    assert_eq!(shown(commitment), huddle);
    assert!(shown("divisions/central/").starts_with("previews/divisions/central-en-"));
    assert!(shown("divisions/central/central-2/").starts_with("previews/areas/central/central-2-en-"));
    assert_eq!(shown("outcomes/central/central-2/"), shown("divisions/central/central-2/"));
    assert_eq!(shown("divisions/central/huddles/"), shown("divisions/central/"));
    assert_ne!(
        shown("es/divisions/central/"),
        shown("divisions/central/"),
        "a division's card is in the page's language"
    );
    assert!(shown("").starts_with("previews/site-en-") && shown("es/").starts_with("previews/site-es-"));
    assert_eq!(shown("about/"), shown(""));
    let alt = |address: &str| tag(built.page(address), "og:image:alt");
    assert_eq!(alt("divisions/central/"), "Card that says: Central Division. Larkmoor community huddles");
    let words = alt("es/huddles/2026-05-07-central-2/");
    assert!(words.contains("7 de mayo de 2026") && words.contains("División Central"), "{words}");
    assert_eq!(
        alt("divisions/central/central-2/"),
        "Card that says: Response Area 2, Central Division. Larkmoor community huddles"
    );
    assert_eq!(tag(built.page(""), "og:type"), "website");
    assert_eq!(tag(built.page("huddles/2026-05-07-central-2/"), "og:type"), "article");
}

#[test]
fn unless_asked_otherwise_a_huddle_and_its_commitments_have_the_card_of_their_place() {
    let built = Content::of_project().edited("site.yaml", "previews: huddles\n", "").build();
    let shown = |address: &str| picture_of(&built, built.page(address)).0;
    let (area, division) = (shown("divisions/central/central-2/"), shown("divisions/central/"));
    assert!(
        area.starts_with("previews/areas/central/central-2-en-")
            && division.starts_with("previews/divisions/central-en-")
    );
    assert_eq!(shown("huddles/2026-05-07-central-2/"), area);
    assert_eq!(shown("commitments/2026-05-07-central-2/lights-5th/"), area);
    assert_eq!(shown("es/huddles/2026-05-07-central-2/"), shown("es/divisions/central/central-2/"));
    assert_eq!(shown("huddles/2026-03-19-central-1-and-3/"), division, "about two areas");
    // One for the site, each division and each area, in both languages.
    let site = &built.prepared.site;
    assert_eq!(pictures(&built).len(), 2 * (1 + site.divisions.len() + site.areas.len()));
    assert!(!built.paths().iter().any(|path| path.starts_with("previews/huddles/")));
}

#[test]
fn addresses_are_whole_under_a_sub_path_too() {
    let base = "https://www.larkmoor.example/any/sub/path/";
    let content = Content::of_test_site("renamed");
    let built = content.build_with(&Options { base_url: Some(base.to_owned()), ..options() });
    let page = built.page("en/huddles/2026-03-03-east-1/");
    assert_eq!(tag(page, "og:url"), format!("{base}en/huddles/2026-03-03-east-1/"));
    assert!(picture_of(&built, page).0.starts_with("previews/areas/"));
}

#[test]
fn a_locale_has_the_territory_that_its_words_name_and_none_that_is_not_its_own() {
    let settings = SMALLEST_SITE.to_owned() + "languages: [en, es, vi, pt-BR]\n";
    let words = |name: &str| format!("language_name = {name}\n");
    let content = Content::new(&settings)
        .with("theme/languages/vi.ftl", &words("Tiếng Việt"))
        .with("theme/languages/pt-BR.ftl", &words("Português"));
    let built = content.build();
    let locales = |page: &str| {
        tags(page)
            .into_iter()
            .filter(|(name, _)| name.starts_with("og:locale"))
            .map(|(_, content)| content)
            .collect::<Vec<_>>()
    };
    assert_eq!(locales(built.page("")), ["en_US", "es_US", "vi", "pt_BR"]);
    assert_eq!(locales(built.page("vi/")), ["vi", "en_US", "es_US", "pt_BR"]);
}

/// The settings of a site whose huddles have cards of their own.
fn with_cards(settings: &str) -> String {
    format!("{settings}previews: huddles\n")
}

/// A site with one huddle, which has a card of its own.
fn with_huddle(title: &str, details: &str) -> Content {
    let title = serde_json::to_string(title).expect("a text");
    let text = format!(
        "---\ntitle: {title}\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\n{details}---\n"
    );
    let division = "---\nname: Central\nresponse_areas: [{id: central-1, name: Riverside}]\n---\n";
    Content::new(&with_cards(SMALLEST_SITE))
        .with("divisions/central.md", division)
        .with("huddles/central/2026-05-07-central-1.md", &text)
}

/// The address and the bytes of the picture of the site's only huddle.
fn huddle_picture(built: &Built) -> (String, Vec<u8>) {
    let mut found = built.files.iter().filter(|(path, _)| path.starts_with("previews/huddles/"));
    let (path, bytes) = found.next().expect("a huddle has a picture");
    assert_eq!(found.next(), None);
    (path.clone(), bytes.clone())
}

fn pixels_of(title: &str, details: &str) -> Pixels {
    let (path, bytes) = huddle_picture(&with_huddle(title, details).build());
    assert!(bytes.len() <= MOST_BYTES, "{title:.60}: {} bytes", bytes.len());
    Pixels::read(&path, &bytes)
}

#[test]
fn letters_are_drawn_and_another_title_is_another_picture() {
    let (one, two, longer) =
        (pixels_of("Lights", ""), pixels_of("Lamps", ""), pixels_of("Lights on Quay Street and at the mill", ""));
    assert_ne!(one.numbers, two.numbers);
    assert!(longer.title() > one.title() * 2, "{} and {}", longer.title(), one.title());
    assert!(one.ink(STRIP..HEIGHT, 0..WIDTH) > 1_500, "the date and the place stand on the strip");
    let (cancelled, postponed) =
        (pixels_of("Lights", "status: cancelled\n"), pixels_of("Lights", "status: postponed\n"));
    let right = |pixels: &Pixels| pixels.ink(STRIP..HEIGHT, 800..WIDTH);
    assert_eq!(right(&one), 0);
    assert!(right(&cancelled) > 10_000 && right(&postponed) > 10_000 && cancelled.numbers != postponed.numbers);
    let alt =
        |details| tag(with_huddle("Lights", details).build().page("huddles/2026-05-07-central-1/"), "og:image:alt");
    assert!(
        alt("status: cancelled\n").starts_with("Card that says: Cancelled: Lights. May 7, 2026. "),
        "{}",
        alt("status: cancelled\n")
    );
}

/// Titles that people, programs or enemies write, and what their card says in place of them.
#[test]
fn whatever_the_title_is_the_picture_stays_whole() {
    let long = "Minutes of the meeting about lights ".repeat(300);
    let titles = [
        "W".repeat(10_000),
        "i".repeat(10_000),
        long.clone(),
        "Ấ Ẫ Ǻ ĝ Q ".repeat(40),
        "</script><script>alert(1)</script>".to_owned(),
        "One-word/that-has-no-space-and-is-far-too-long-for-one-line-of-a-card-and-for-two-and-for-three-and-even-for-four-of-them"
            .to_owned(),
        "The supercalifragilisticexpialidociousanddonaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamten lamp".to_owned(),
    ];
    for title in titles {
        let pixels = pixels_of(&title, "status: cancelled\n");
        assert_eq!(pixels.outside(), 0, "{title:.60}");
        assert!(pixels.title() > 2_000, "{title:.60}");
    }
    // What is beyond the first four lines is not there.
    assert_eq!(pixels_of(&long, "").numbers, pixels_of(&format!("{long} and more"), "").numbers);
}

#[test]
fn what_cannot_be_written_is_left_out_and_never_shown_as_boxes_or_in_the_wrong_order() {
    let plain = pixels_of("Lights on Quay Street", "").numbers;
    for same in [
        "Lights \u{1F4A1}\u{FE0F} on Quay Street",
        "Lights on \u{202E}Quay\u{202C} Street",
        "Li\u{0}gh\u{7}ts on Quay\u{A0}Street",
        "Lights\u{200B} on\n Quay Str\u{AD}eet \u{1F1FA}\u{1F1F8}",
        "Ｌights on Quay Street",
    ] {
        assert_eq!(legible(same).as_deref(), Some("Lights on Quay Street"), "{same:?}");
    }
    assert_eq!(pixels_of("Lights \u{1F4A1}\u{FE0F} on \u{202E}Quay\u{202C} Street", "").numbers, plain);
    let scripts = [
        "إنارة الشارع",
        "תאורת רחוב",
        "सड़क की रोशनी",
        "街の明かり",
        "가로등",
        "ไฟถนน",
        "Lights إنارة",
        "Li\u{0338}\u{0334}ghts \u{035C}",
        "\u{1F4A1}",
    ];
    assert_eq!(legible("---"), None);
    let instead = pixels_of(scripts[0], "").numbers;
    for title in scripts {
        assert_eq!(legible(title), None, "{title}");
        // The date takes the place of the title, so that all of these look alike.
        assert!(pixels_of(title, "").numbers == instead, "{title}");
    }
    assert_ne!(instead, plain);
    for written in [
        "¿Qué pasó en la calle Muñoz?",
        "Đèn đường ở khu phố chợ",
        "Φωτισμός δρόμων",
        "Освещение улиц",
        "Łódź, Kraków, Čáslav, Győr, İzmir",
        "“5 € – 1½ №7”",
    ] {
        assert_eq!(legible(written).as_deref(), Some(written));
    }
    // Letters and accents that came apart are put together.
    assert_eq!(legible("Que\u{301}").as_deref(), Some("Qué"));
}

#[test]
fn a_site_whose_letters_are_lacking_still_has_cards_with_something_to_read() {
    let settings = with_cards(&SMALLEST_SITE.replace("Minutes", "محاضر").replace("Office", "شرطة"));
    let content =
        with_huddle("إنارة", "").with("site.yaml", &settings).edited("divisions/central.md", "Central", "وسط");
    for (path, bytes) in pictures(&content.build()) {
        assert!(Pixels::read(path, bytes).title() > 2_000, "{path}");
    }
}

#[test]
fn cards_have_the_colours_of_the_site() {
    let content = with_huddle("Lights", "")
        .with("site.yaml", &(with_cards(SMALLEST_SITE) + "style: {colors: {brand: \"#0b4f2d\"}}\n"));
    let (path, bytes) = huddle_picture(&content.build());
    let palette = Pixels::read(&path, &bytes).palette;
    assert_eq!([palette[0].to_string(), palette[3].to_string()], ["#0b4f2d", "#ffffff"]);
    assert_ne!(
        path,
        huddle_picture(&with_huddle("Lights", "").build()).0,
        "the name says what the picture was made from"
    );
}

proptest! {
    #[test]
    fn letters_of_any_colours_can_be_read(ground in any::<[u8; 3]>(), ink in any::<[u8; 3]>()) {
        let make = |[red, green, blue]: [u8; 3]| Color { red, green, blue };
        let colors = Colors::new(make(ground), make(ink));
        prop_assert!(colors.ground == make(ground) && colors.ground.contrast(colors.ink) >= LEAST_CONTRAST, "{:?}", colors);
    }

    #[test]
    fn every_text_makes_a_card(title in any::<String>(), lead in any::<String>(), tag in any::<String>()) {
        let text = |text: &str| legible(text).unwrap_or_default();
        let card = Card { title: text(&title), lead: text(&lead), detail: text(&title), name: text(&lead), tag: text(&tag) };
        let colors = Colors::new(Color { red: 0, green: 0, blue: 0 }, Color { red: 255, green: 255, blue: 255 });
        let bytes = card.png(&colors);
        prop_assert!(bytes.len() <= MOST_BYTES);
        prop_assert!(Pixels::read(&title, &bytes).outside() == 0, "{:?}", card);
    }
}

/// A sink beside a published site, which counts what is taken over.
struct Beside {
    new: MemorySink,
    published: BTreeMap<String, Vec<u8>>,
    taken: Mutex<BTreeSet<String>>,
}

impl Sink for Beside {
    fn put(&self, artifact: Artifact, seal: &FileSeal) -> io::Result<()> {
        self.new.put(artifact, seal)
    }

    fn published(&self, path: &SitePath) -> Option<Vec<u8>> {
        let bytes = self.published.get(path.as_str()).cloned()?;
        self.taken.lock().expect("no thread panics").insert(path.to_string());
        Some(bytes)
    }
}

#[test]
fn an_edit_makes_one_picture_anew_and_takes_the_others_over() {
    let first = &*LARKMOOR;
    let path = "huddles/central/2026-02-05-central-2.md";
    let title = first
        .prepared
        .site
        .huddles
        .iter()
        .find(|huddle| huddle.id == "2026-02-05-central-2")
        .expect("it is there")
        .title
        .original
        .clone();
    let edited = Content::of_project().edited(path, &title, "Another title");
    let prepared = edited.prepare(&options());
    let sink = Beside { new: MemorySink::default(), published: first.files.clone(), taken: Mutex::default() };
    let reader = |path: &SitePath| edited.read_media(path);
    prepared.render_all(&sink, &reader, String::new(), &Unobserved).expect("the site renders");
    let second: BTreeSet<String> =
        sink.new.0.into_inner().expect("no thread panics").into_keys().map(|path| path.to_string()).collect();
    let second: BTreeSet<String> = second.into_iter().filter(|path| path.starts_with("previews/")).collect();
    let taken = sink.taken.into_inner().expect("no thread panics");
    let made: Vec<&String> = second.difference(&taken).collect();
    assert_eq!(made.len(), 1, "{made:?}");
    assert!(made[0].starts_with("previews/huddles/2026-02-05-central-2-"));
    assert_eq!(second.len(), pictures(first).len());
}
