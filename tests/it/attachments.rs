//! Files that are published as they are: the bytes are what the name says, nothing in them acts, and what they say of
//! their authors is reported.

use crate::support::{Content, SMALLEST_SITE};
use huddle::media::attachment::{Contents, Detail, Flaw, look};
use huddle::text::SitePath;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn looked(name: &str, bytes: &[u8]) -> Contents {
    look(&SitePath::new(name).expect("a path"), &mut Cursor::new(bytes), bytes.len() as u64)
        .expect("memory can be read")
}

fn details(name: &str, bytes: &[u8]) -> Vec<Detail> {
    let contents = looked(name, bytes);
    assert_eq!(contents.flaw, None, "{name}");
    contents.details.into_iter().collect()
}

fn live(name: &str, bytes: &[u8]) -> String {
    match looked(name, bytes).flaw {
        Some(Flaw::Live(what)) => what,
        other => panic!("{name}: {other:?}"),
    }
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

fn types(main: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><Types \
            xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override \
                PartName=\"/word/document.xml\" \
                    ContentType=\"application/vnd.openxmlformats-officedocument.{main}.main+xml\"/></Types>"
    )
}

/// A document of an office program with these parts beside those that it must have.
fn office(ending: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let main = match ending {
        "docx" => types("wordprocessingml.document"),
        "xlsx" => types("spreadsheetml.sheet"),
        "pptx" => types("presentationml.presentation"),
        "odt" => "application/vnd.oasis.opendocument.text".to_owned(),
        _ => "application/vnd.oasis.opendocument.spreadsheet".to_owned(),
    };
    let first = if ending.starts_with('o') { "mimetype" } else { "[Content_Types].xml" };
    packed(&[&[(first, main.as_str())], parts].concat())
}

const CORE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><cp:coreProperties \
    xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
            xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title></dc:title><dc:creator>R. \
                Vale</dc:creator><cp:lastModifiedBy>S. Orr</cp:lastModifiedBy><cp:revision>7</cp:revision></cp:coreProperties>";
const EMPTY_CORE: &str = "<cp:coreProperties xmlns:cp=\"urn:c\" \
    xmlns:dc=\"urn:d\"><dc:creator></dc:creator><cp:lastModifiedBy/><cp:revision>1</cp:revision></cp:coreProperties>";
const APP: &str = "<Properties \
    xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Template>Normal.dotm</Template><TotalTime>12</TotalTime><Application>Microsoft Office Word</Application><Company>Larkmoor Office</Company></Properties>";
const DOCUMENT: &str =
    "<w:document xmlns:w=\"urn:w\"><w:body><w:p><w:r><w:t>Minutes</w:t></w:r></w:p></w:body></w:document>";

fn relations(kind: &str, target: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
            Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
                Target=\"{target}\" TargetMode=\"External\"/></Relationships>"
    )
}

/// A PDF of these objects, with a trailer that names the second as its details.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut text = String::from(
        "%PDF-1.7\n%\u{e2}\u{e3}\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/OpenAction[3 0 R/XYZ null null 0]>>\nendobj\n2 \
            0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/Annots[<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://city.example/)>>>>]>>\nendobj\n",
    );
    for (at, object) in objects.iter().enumerate() {
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 4));
    }
    text.push_str("xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 9/Root 1 0 R/Info 4 0 R>>\nstartxref\n9\n%%EOF\n");
    text.into_bytes()
}

/// The same with its objects packed, as programs have written them since PDF 1.5.
fn pdf_packed(objects: &str) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(format!("4 0 5 40 {objects}").as_bytes(), 6);
    let mut bytes = b"%PDF-1.5\n9 0 obj\n<</Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length ".to_vec();
    bytes.extend(format!("{}>>\nstream\n", packed.len()).as_bytes());
    bytes.extend(packed);
    bytes.extend(b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n");
    bytes
}

/// A box of a film.
fn film_box(name: &[u8; 4], inside: &[u8]) -> Vec<u8> {
    let length = u32::try_from(inside.len() + 8).expect("small");
    [&length.to_be_bytes()[..], name, inside].concat()
}

fn film(moov: &[u8]) -> Vec<u8> {
    [film_box(b"ftyp", b"isom\0\0\x02\0isomiso2"), film_box(b"mdat", &[7; 300]), film_box(b"moov", moov)].concat()
}

fn mp3() -> Vec<u8> {
    [&[0xFF, 0xFB, 0x90, 0x64][..], &[0; 413]].concat()
}

/// A small right file of every kind.
fn right() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.pdf", pdf(&[])),
        ("a.PDF", pdf(&[])),
        ("a.docx", office("docx", &[("word/document.xml", DOCUMENT), ("docProps/core.xml", EMPTY_CORE)])),
        ("a.xlsx", office("xlsx", &[("xl/workbook.xml", "<workbook/>")])),
        ("a.pptx", office("pptx", &[("ppt/presentation.xml", "<p/>")])),
        ("a.odt", office("odt", &[("content.xml", "<office/>")])),
        ("a.ods", office("ods", &[("content.xml", "<office/>")])),
        ("a.csv", b"area,reports\nCentral 2,7\n".to_vec()),
        ("old.csv", b"calle,a\xF1o\r\nMayor,2026\r\n\x1A".to_vec()),
        ("a.txt", "Notas de la reunión: <b>nada</b>, 2 < 3\n".as_bytes().to_vec()),
        ("bom.txt", b"\xEF\xBB\xBFWords\n".to_vec()),
        ("empty.txt", Vec::new()),
        ("a.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n".to_vec()),
        ("a.mp3", mp3()),
        ("id3.mp3", [b"ID3\x04\0\0\0\0\0\0".to_vec(), mp3()].concat()),
        ("a.mp4", film(&film_box(b"mvhd", &[0; 100]))),
        ("a.zip", packed(&[("counts/april.csv", "a,b\n"), ("readme.txt", "Counts")])),
        ("empty.zip", packed(&[])),
        ("a.geojson", b"{\"type\": \"FeatureCollection\", \"features\": []}".to_vec()),
    ]
}

#[test]
fn a_file_that_is_what_its_name_says_is_let_through() {
    for (name, bytes) in right() {
        // What its pages say is searched, and nothing more.
        assert_eq!(Contents { text: String::new(), ..looked(name, &bytes) }, Contents::default(), "{name}");
    }
}

#[test]
fn a_file_that_is_something_else_is_not() {
    let page = b"<!DOCTYPE html>\n<html><body><script>alert(1)</script></body></html>".to_vec();
    let program = b"MZ\x90\0\x03\0\0\0PE\0\0".to_vec();
    let mut kinds: Vec<String> =
        huddle::media::attachment::kinds::KINDS.iter().map(|ending| format!("a.{ending}")).collect();
    kinds.push("a.geojson".into());
    for name in &kinds {
        for (what, bytes) in [
            ("a page", page.clone()),
            ("a page behind white space", [b"\n\t  ".to_vec(), page.clone()].concat()),
            ("a page behind a mark", [b"\xEF\xBB\xBF".to_vec(), page.clone()].concat()),
            ("a script", b"<SCRIPT src=x></SCRIPT>".to_vec()),
            ("a program", program.clone()),
            ("a program of Linux", b"\x7FELF\x02\x01\x01\0".to_vec()),
            ("a script of a shell", b"#!/bin/sh\nrm -r x\n".to_vec()),
        ] {
            assert!(matches!(looked(name, &bytes).flaw, Some(Flaw::Other(_))), "{name} that is {what}");
        }
        // Both at once: what the name says, and a page for whoever looks at the beginning.
        let whole = right().into_iter().find(|(known, _)| known == name).expect("a right one").1;
        let mut both = whole[..whole.len().min(64)].to_vec();
        both.extend_from_slice(b" <html><script>alert(1)</script>");
        assert!(looked(name, &both).flaw.is_some(), "{name} and a page");
    }
    for (name, bytes) in right() {
        for (other, _) in right() {
            let ending = |name: &str| name.rsplit('.').next().unwrap_or_default().to_lowercase();
            let is_text = |name: &str| matches!(ending(name).as_str(), "csv" | "txt" | "ics" | "geojson");
            let may_be = ending(name) == ending(other)
                || (is_text(name) && matches!(ending(other).as_str(), "csv" | "txt" | "geojson"))
                || (bytes.is_empty() && is_text(other) && ending(other) != "ics")
                || (ending(other) == "zip" && bytes.starts_with(b"PK"))
                // A kind that only this site knows, and this program does not know.
                || ending(other) == "geojson";
            let flaw = looked(other, &bytes).flaw;
            assert_eq!(flaw.is_none(), may_be, "{name} as {other}: {flaw:?}");
        }
    }
}

#[test]
fn texts_in_other_ways_of_writing_are_reported_apart() {
    for bytes in [&b"\xFF\xFEW\0o\0"[..], b"\xFE\xFF\0W", b"Words\0more", b"\x01\x02\x03\x04\x05"] {
        assert!(matches!(looked("a.txt", bytes).flaw, Some(Flaw::Other(_))), "{bytes:?}");
    }
    let late = [vec![b'a'; 200_000], vec![0], vec![b'b'; 9]].concat();
    assert!(looked("a.csv", &late).flaw.is_some(), "a long text is looked through to its end");
}

#[test]
fn what_acts_in_a_pdf_is_found_however_it_is_written() {
    for (what, object) in [
        ("a script", "<</S/JavaScript/JS(app.alert\\(1\\))>>"),
        ("a script with escapes", "<</S/J#61vaScr#69pt/JS(x)>>"),
        ("a script in the tree of names", "<</Names<</JavaScript 9 0 R>>>>"),
        ("a program", "<</Type/Action/S /Launch/Win<</F(cmd.exe)>>>>"),
        ("a form", "<</S/SubmitForm/F<</FS/URL/F(https://other.example/)>>>>"),
        ("a form of another kind", "<</AcroForm<</XFA 9 0 R>>>>"),
        ("a model", "<</Type/Annot/Subtype/RichMedia>>"),
        ("a script behind a stream that is none", "% <<>> stream\n<</S/JavaScript/JS(x)>>"),
        ("a script behind a bracket that never closes", "(never\n<</S/JavaScript/JS(x)>>"),
    ] {
        assert!(!live("a.pdf", &pdf(&[object])).is_empty(), "{what}");
        assert!(!live("a.pdf", &pdf_packed(object)).is_empty(), "{what}, packed");
    }
    assert_eq!(
        details("a.pdf", &pdf(&["<</Length 44>>\nstream\nBT (a page about Launch and JavaScript) Tj ET\nendstream"])),
        []
    );
}

#[test]
fn what_nobody_can_look_into_is_refused_with_what_to_do() {
    let encrypted = pdf(&["<</Encrypt 9 0 R>>"]);
    let mut zip = packed(&[("plan.csv", "a,b")]);
    // The bit that says that a part is encrypted, beside the part (APPNOTE 4.3.7) and in the list of contents (4.3.12).
    let list = zip.windows(4).position(|sign| sign == b"PK\x01\x02").expect("a list");
    (zip[6], zip[list + 8]) = (zip[6] | 1, zip[list + 8] | 1);
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:m\"><manifest:file-entry \
        manifest:full-path=\"meta.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let odt = office("odt", &[("META-INF/manifest.xml", manifest), ("meta.xml", "\u{1}\u{2}")]);
    for (name, bytes, help) in [
        ("a.pdf", encrypted, "with copying, printing and editing permitted"),
        ("a.zip", zip, "pack it anew"),
        ("a.odt", odt, "save it anew"),
    ] {
        assert_eq!(looked(name, &bytes).flaw, Some(Flaw::Locked), "{name}");
        let content = site("", &[(name, bytes)]);
        let diags = content.diags();
        let [diag] = &diags[..] else { panic!("{name}: {diags:?}") };
        assert!(
            diag.message.contains("is encrypted")
                && diag.help.contains(help)
                && diag.help.contains("without a password"),
            "{diag:?}"
        );
    }
    let clear = manifest.replace("<manifest:encryption-data/>", "");
    assert_eq!(looked("a.odt", &office("odt", &[("META-INF/manifest.xml", &clear)])).flaw, None);
    assert_eq!(looked("a.zip", &packed(&[("plan.csv", "a,b")])).flaw, None);
}

#[test]
fn what_a_pdf_says_of_its_author_is_found() {
    use Detail::{Author, Comments, Company, EarlierVersions, Embedded, Location, Path};
    let xmp = |inside: &str| {
        let packet = format!(
            "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF \
                xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" \
                    xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:exif=\"http://ns.adobe.com/exif/1.0/\" \
                        xmlns:pdfx=\"http://ns.adobe.com/pdfx/1.3/\" \
                            xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"><xmp:CreatorTool>Microsoft \
                                Word</xmp:CreatorTool>{inside}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
        );
        format!("<</Type/Metadata/Subtype/XML/Length {}>>\nstream\n{packet}\nendstream", packet.len())
    };
    for (what, object, found) in [
        (
            "Word",
            "<</Author(R. Vale) /Creator(\u{fe}\u{ff}\0M\0i\0c) /CreationDate(D:20260507120000-04'00')>>".to_owned(),
            vec![Author],
        ),
        (
            "LibreOffice",
            "<</Author<FEFF0052002E00560061006C0065>\n/Creator<FEFF005700720069007400650072>\n/Producer<FEFF>>>"
                .to_owned(),
            vec![Author],
        ),
        ("an empty author", "<</Author()/Creator(Writer)/Producer(LibreOffice)>>".to_owned(), vec![]),
        ("an empty author in UTF-16", "<</Author<FEFF>/Title(Counts of April)>>".to_owned(), vec![]),
        ("an author elsewhere", "<</Author 9 0 R>>".to_owned(), vec![Author]),
        ("an escaped name", "<</Auth#6Fr(R. Vale)>>".to_owned(), vec![Author]),
        (
            "Acrobat in Word",
            "<</Author(R. Vale)/Company(Larkmoor Office)/SourceModified(D:2026)>>".to_owned(),
            vec![Author, Company, Detail::History],
        ),
        (
            "a path as its title",
            "<</Title(Microsoft Word - C:\\\\Users\\\\rvale\\\\minutes.docx)>>".to_owned(),
            vec![Path],
        ),
        ("comments", "<</Type/Annot/Subtype/Highlight/T(R. Vale)/Contents(Is that so?)>>".to_owned(), vec![Comments]),
        (
            "a file inside",
            "<</Type/Filespec/F(list.xlsx)/EF<</F 9 0 R>>>> <</Type/EmbeddedFile>>".to_owned(),
            vec![Embedded],
        ),
        (
            "notes with an author",
            xmp("<dc:creator><rdf:Seq><rdf:li>R. Vale</rdf:li></rdf:Seq></dc:creator>"),
            vec![Author],
        ),
        ("notes with a company", xmp("<pdfx:Company>Larkmoor Office</pdfx:Company>"), vec![Company]),
        ("notes with a position", xmp("<exif:GPSLatitude>35,13.5N</exif:GPSLatitude>"), vec![Location]),
        ("notes without names", xmp("<dc:title><rdf:Alt><rdf:li>Counts</rdf:li></rdf:Alt></dc:title>"), vec![]),
    ] {
        assert_eq!(details("a.pdf", &pdf(&[&object])), found, "{what}");
        if !object.contains("stream") {
            assert_eq!(details("a.pdf", &pdf_packed(&object)), found, "{what}, packed");
        }
    }
    let twice =
        [pdf(&["<</Producer(x)>>"]), b"4 0 obj\n<</Producer(y)>>\nendobj\nstartxref\n900\n%%EOF\n".to_vec()].concat();
    assert_eq!(details("a.pdf", &twice), [EarlierVersions]);
    let linearized =
        [b"%PDF-1.4\n1 0 obj\n<</Linearized 1/L 900>>\nendobj\nstartxref\n0\n%%EOF\n".to_vec(), pdf(&[])].concat();
    assert_eq!(details("a.pdf", &linearized), []);
    let photo = b"\xFF\xD8\xFF\xE1Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1A\0\0\0"
        .map(char::from)
        .iter()
        .collect::<String>();
    let with_photo = pdf(&["<</Subtype/Image/Filter/DCTDecode/Length 9>>\nstream\nPHOTO\nendstream"]);
    let bytes: Vec<u8> =
        String::from_utf8_lossy(&with_photo).replace("PHOTO", &photo).chars().map(|c| c as u8).collect();
    assert_eq!(details("a.pdf", &bytes), [Location]);
}

#[test]
fn what_an_office_document_says_of_its_author_is_found() {
    use Detail::{
        Author, Comments, Company, Editor, Embedded, Hidden, History, Location, Path, Properties, SpeakerNotes,
        TrackedChanges,
    };
    let changed = "<w:document><w:p><w:ins w:id=\"1\" w:author=\"R. Vale\"><w:r/></w:ins></w:p></w:document>";
    let far = format!("<w:document>{}<w:del w:id=\"1\" w:author=\"R. Vale\"/></w:document>", "<w:p/>".repeat(40_000));
    let template = relations("attachedTemplate", "file:///C:\\Users\\rvale\\Normal.dotm");
    let meta = "<office:document-meta xmlns:office=\"urn:o\" xmlns:meta=\"urn:m\" \
        xmlns:dc=\"urn:d\"><office:meta><meta:initial-creator>R. Vale</meta:initial-creator><dc:creator>S. \
            Orr</dc:creator><meta:editing-cycles>4</meta:editing-cycles><meta:generator>LibreOffice</meta:generator></office:meta></office:document-meta>";
    let notes = "<p:notes xmlns:p=\"urn:p\" xmlns:a=\"urn:a\"><a:p><a:r><a:t>Say nothing of the \
        lot</a:t></a:r></a:p></p:notes>";
    let number = "<p:notes xmlns:p=\"urn:p\" xmlns:a=\"urn:a\"><a:p><a:fld \
        type=\"slidenum\"><a:t>1</a:t></a:fld></a:p></p:notes>";
    for (ending, part, text, found) in [
        ("docx", "docProps/core.xml", CORE, vec![Author, Editor, History]),
        ("docx", "docProps/core.xml", EMPTY_CORE, vec![]),
        ("docx", "docProps/app.xml", APP, vec![Company, History]),
        ("docx", "docProps/custom.xml", "<Properties><property name=\"MSIP_Label\"/></Properties>", vec![Properties]),
        ("docx", "word/document.xml", DOCUMENT, vec![]),
        ("docx", "word/document.xml", changed, vec![TrackedChanges]),
        ("docx", "word/document2.xml", &far, vec![TrackedChanges]),
        (
            "docx",
            "word/comments.xml",
            "<w:comments><w:comment w:id=\"0\" w:author=\"R. Vale\"/></w:comments>",
            vec![Comments],
        ),
        ("docx", "word/comments.xml", "<w:comments/>", vec![]),
        ("docx", "word/_rels/settings.xml.rels", &template, vec![Path]),
        ("docx", "word/_rels/document.xml.rels", &relations("hyperlink", "https://city.example/"), vec![]),
        ("docx", "word/embeddings/Microsoft_Excel_Sheet.xlsx", "PK", vec![Embedded]),
        ("xlsx", "docProps/core.xml", CORE, vec![Author, Editor, History]),
        (
            "xlsx",
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"Names\" state=\"hidden\"/></sheets></workbook>",
            vec![Hidden],
        ),
        (
            "xlsx",
            "xl/workbook.xml",
            "<workbook><x15ac:absPath url=\"C:\\Users\\rvale\\Documents\\\"/></workbook>",
            vec![Path],
        ),
        (
            "xlsx",
            "xl/comments1.xml",
            "<comments><authors><author>R. Vale</author></authors><commentList><comment \
                ref=\"A1\"/></commentList></comments>",
            vec![Comments],
        ),
        ("xlsx", "xl/revisions/revisionHeaders.xml", "<headers/>", vec![TrackedChanges]),
        ("pptx", "docProps/core.xml", CORE, vec![Author, Editor, History]),
        ("pptx", "ppt/notesSlides/notesSlide1.xml", notes, vec![SpeakerNotes]),
        ("pptx", "ppt/notesSlides/notesSlide1.xml", number, vec![]),
        ("pptx", "ppt/slides/slide2.xml", "<p:sld show=\"0\"/>", vec![Hidden]),
        ("pptx", "ppt/comments/comment1.xml", "<p:cmLst><p:cm authorId=\"1\"/></p:cmLst>", vec![Comments]),
        ("odt", "meta.xml", meta, vec![Author, Editor, History]),
        (
            "odt",
            "content.xml",
            "<text:tracked-changes><text:changed-region/></text:tracked-changes>",
            vec![TrackedChanges],
        ),
        (
            "odt",
            "content.xml",
            "<office:annotation office:name=\"1\"><dc:creator>R. Vale</dc:creator></office:annotation>",
            vec![Comments],
        ),
        ("ods", "meta.xml", meta, vec![Author, Editor, History]),
        ("ods", "content.xml", "<style:table-properties table:display=\"false\"/>", vec![Hidden]),
    ] {
        assert_eq!(
            details(&format!("a.{ending}"), &office(ending, &[(part, text)])),
            found,
            "{ending} {part}: {}",
            &text[..text.len().min(90)]
        );
    }
    let mut writer = ZipWriter::new_append(Cursor::new(office("docx", &[]))).expect("a document");
    writer.start_file("word/media/image1.jpeg", SimpleFileOptions::default()).expect("a part");
    writer
        .write_all(b"\xFF\xD8\xFF\xE1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1A")
        .expect("memory");
    let with_photo = writer.finish().expect("memory").into_inner();
    assert_eq!(details("a.docx", &with_photo), [Location]);
}

#[test]
fn what_acts_in_an_office_document_or_a_packed_file_is_found() {
    let macros = types("wordprocessingml.document")
        .replace("openxmlformats-officedocument.wordprocessingml.document", "ms-word.document.macroEnabled");
    for (name, bytes) in [
        ("a.docx", packed(&[("[Content_Types].xml", macros.as_str())])),
        ("a.docx", office("docx", &[("word/vbaProject.bin", "x")])),
        ("a.xlsx", office("xlsx", &[("xl/vbaProject.bin", "x")])),
        ("a.xlsx", office("xlsx", &[("xl/macrosheets/sheet1.xml", "<x/>")])),
        ("a.pptx", office("pptx", &[("ppt/activeX/activeX1.xml", "<x/>")])),
        ("a.odt", office("odt", &[("Basic/Standard/Module1.xml", "<x/>")])),
        ("a.ods", office("ods", &[("Scripts/python/x.py", "x")])),
        (
            "a.docx",
            office(
                "docx",
                &[("word/_rels/settings.xml.rels", &relations("attachedTemplate", "https://other.example/x.dotm"))],
            ),
        ),
        (
            "a.docx",
            office("docx", &[("word/_rels/document.xml.rels", &relations("oleObject", "https://other.example/x"))]),
        ),
        (
            "a.docx",
            office("docx", &[("word/_rels/document.xml.rels", &relations("image", "https://other.example/pixel.png"))]),
        ),
        ("a.zip", packed(&[("setup.exe", "MZ")])),
        ("a.zip", packed(&[("a/b/Open me.LNK", "x")])),
    ] {
        assert!(!live(name, &bytes).is_empty(), "{name}");
    }
    let cut = office("docx", &[("word/document.xml", DOCUMENT)]);
    assert!(matches!(looked("a.docx", &cut[..cut.len() / 2]).flaw, Some(Flaw::Other(_))));
    assert!(
        matches!(looked("a.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").flaw, Some(Flaw::Other(reported)) if reported.contains("locked"))
    );
    assert!(matches!(looked("a.docx", &packed(&[("readme.txt", "x")])).flaw, Some(Flaw::Other(_))));
}

#[test]
fn where_a_film_was_recorded_is_found() {
    use Detail::{Author, Device, Location};
    let udta = |inside: Vec<u8>| film(&film_box(b"udta", &inside));
    let keys = |name: &str| {
        let one = [&u32::try_from(name.len() + 8).expect("small").to_be_bytes()[..], b"mdta", name.as_bytes()].concat();
        let inside = [&[0, 0, 0, 0, 0, 0, 0, 1][..], &one].concat();
        film(&film_box(b"meta", &[film_box(b"hdlr", &[0; 25]), film_box(b"keys", &inside)].concat()))
    };
    let track = |kind: &[u8; 4]| {
        let stsd = film_box(b"stsd", &[&[0, 0, 0, 0, 0, 0, 0, 1][..], &film_box(kind, &[0; 8])].concat());
        film(&film_box(b"trak", &film_box(b"mdia", &film_box(b"minf", &film_box(b"stbl", &stsd)))))
    };
    for (what, bytes, found) in [
        ("Android", udta(film_box(b"\xA9xyz", b"\0\x12\x15\xC7+35.2271-080.8431/")), vec![Location]),
        ("3GPP", udta(film_box(b"loci", b"\0\0\0\0\x15\xC7")), vec![Location]),
        ("GoPro", udta(film_box(b"GPMF", b"DEVC")), vec![Location]),
        ("an iPhone", keys("com.apple.quicktime.location.ISO6709"), vec![Location]),
        ("its model", keys("com.apple.quicktime.model"), vec![Device]),
        ("an author", udta(film_box(b"\xA9ART", b"\0\x06\x15\xC7R.Vale")), vec![Author]),
        ("a track of positions", track(b"camm"), vec![Location]),
        ("a picture", track(b"avc1"), vec![]),
        (
            "MP4 notes",
            udta(film_box(
                b"meta",
                &[&[0; 4][..], &film_box(b"hdlr", &[0; 25]), &film_box(b"ilst", &film_box(b"\xA9too", b"Lavf"))]
                    .concat(),
            )),
            vec![],
        ),
        (
            "a track's notes",
            film(&film_box(b"trak", &film_box(b"udta", &film_box(b"\xA9xyz", b"+35-080/")))),
            vec![Location],
        ),
    ] {
        assert_eq!(details("a.mp4", &bytes), found, "{what}");
    }
    let note = |id: &[u8; 4], text: &str| {
        [
            &b"ID3\x03\0\0\0\0\0\x40"[..],
            id,
            &[0, 0, 0, u8::try_from(text.len() + 1).expect("small"), 0, 0, 0],
            text.as_bytes(),
            &[0; 40],
        ]
        .concat()
    };
    assert_eq!(details("a.mp3", &note(b"TPE1", "R. Vale")), [Author]);
    assert_eq!(details("a.mp3", &note(b"TIT2", "Huddle of May")), []);
}

#[test]
fn bombs_end() {
    let zeros = vec![0_u8; 70_000_000];
    let mut writer = ZipWriter::new_append(Cursor::new(office("docx", &[]))).expect("a document");
    writer.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    writer.write_all(&zeros).expect("memory");
    let bomb = writer.finish().expect("memory").into_inner();
    drop(zeros);
    assert!(bomb.len() < 2_000_000);
    assert!(matches!(looked("a.docx", &bomb).flaw, Some(Flaw::TooLarge(_))));
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b' '; 40_000_000], 6);
    let mut pdf = b"%PDF-1.5\n".to_vec();
    for number in 1..9 {
        pdf.extend(
            format!("{number} 0 obj\n<</Type/ObjStm/Filter/FlateDecode/Length {}>>\nstream\n", packed.len()).as_bytes(),
        );
        pdf.extend(&packed);
        pdf.extend(b"\nendstream\nendobj\n");
    }
    assert!(matches!(looked("a.pdf", &pdf).flaw, Some(Flaw::TooLarge(_))));
    let brackets = [b"%PDF-1.5\n".to_vec(), b"(".repeat(200_000)].concat();
    assert_eq!(looked("a.pdf", &brackets).flaw, None);
    let boxes = film(&film_box(b"udta", &film_box(b"free", b"").repeat(200_000)));
    assert_eq!(looked("a.mp4", &boxes).flaw, None);
    let deep = (0..5_000).fold(Vec::new(), |inside, _| film_box(b"udta", &inside));
    assert_eq!(looked("a.mp4", &film(&deep)).flaw, None);
}

fn site(settings: &str, files: &[(&str, Vec<u8>)]) -> Content {
    let links: String = files.iter().map(|(name, _)| format!("[Ours](../media/{name})\n\n")).collect();
    let content = Content::new(&format!("{SMALLEST_SITE}{settings}"))
        .with("divisions/central.md", "---\nname: Central\nresponse_areas: [{id: central-1, name: Area 1}]\n---\n")
        .with(
            "huddles/one.md",
            &format!("---\ntitle: One\ndate: 2026-05-07\ndivision: central\nresponse_areas: [central-1]\n---\n{links}"),
        );
    files.iter().fold(content, |content, (name, bytes)| content.with_media(&format!("media/{name}"), bytes))
}

fn reported(content: &Content) -> Vec<String> {
    content
        .diags()
        .iter()
        .map(|diag| format!("{:?} {} {}", diag.severity, diag.code.label(), diag.place.start.line))
        .collect()
}

#[test]
fn a_file_is_reported_once_where_it_is_named_first() {
    let authored = || ("a.docx", office("docx", &[("docProps/core.xml", CORE)]));
    let page = || ("b.pdf", b"<html>".to_vec());
    assert_eq!(reported(&site("", &[authored(), authored(), page(), page()])), ["Warning H058 7", "Error H059 11"]);
    let office = |name: &str| ("c.pdf", pdf(&[&format!("<</Author({name})>>")]));
    assert!(reported(&site("", &[office("Office")])).is_empty(), "the publisher may be the author");
    assert_eq!(reported(&site("", &[office("R. Vale, Office")])), ["Warning H058 7"]);
    let message = &site("", &[authored()]).diags()[0].message;
    assert!(
        message.contains("the author (a name); the last editor (a name)") && !message.contains("Vale"),
        "{message}"
    );
    let allowed = "allow: [{text: media/a.docx, reason: \"An official paper.\"}, {text: media/b.pdf, reason: \"x\"}]\n";
    assert_eq!(reported(&site(allowed, &[authored(), page()])), ["Error H059 9"], "what is no PDF cannot be allowed");
    let scripted = || ("b.pdf", pdf(&["<</S/JavaScript/JS(x)>>"]));
    assert_eq!(reported(&site("", &[scripted()])), ["Error H059 7"]);
    let built = site(allowed, &[scripted(), authored()]).build();
    assert_eq!(built.files["media/b.pdf"], scripted().1, "what is published is the file, byte for byte");
    assert_eq!(built.files["media/a.docx"], authored().1);
}

#[test]
fn names_that_servers_run_are_refused_wherever_they_stand() {
    for name in ["list.php.txt", "a.PHP5.pdf", "x.cgi.csv", "a.shtml.pdf"] {
        assert_eq!(reported(&site("", &[(name, b"Words".to_vec())])), ["Error H034 7"], "{name}");
    }
    for name in ["v1.2.txt", "city.example.txt"] {
        assert!(reported(&site("", &[(name, b"Words".to_vec())])).is_empty(), "{name}");
    }
    let settings = "rules: {attachments: [exe]}\n";
    assert_eq!(reported(&site(settings, &[("a.exe", b"MZ".to_vec())])), ["Error H034 7", "Error H031 5"]);
}

#[test]
fn servers_are_reported_to_hand_attachments_over_as_files() {
    let mut picture = Vec::new();
    let mut png = png::Encoder::new(&mut picture, 2, 2);
    png.set_color(png::ColorType::Grayscale);
    png.write_header().and_then(|mut writer| writer.write_image_data(&[7; 4])).expect("a PNG");
    let drawing = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>".to_vec();
    let table = b"a,b\n1,2\n".to_vec();
    let files = [("a.pdf", pdf(&[])), ("B.PDF", pdf(&[])), ("c.csv", table), ("d.png", picture), ("e.svg", drawing)];
    let built = site("", &files).build();
    let headers = String::from_utf8(built.files["_headers"].clone()).expect("text");
    let of =
        |address: &str| headers.split("\n\n").find(|rule| rule.starts_with(address)).unwrap_or_default().to_owned();
    for header in [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: strict-origin-when-cross-origin",
    ] {
        assert!(of("/*\n").contains(header), "{headers}");
    }
    assert!(of("/media/*\n").contains("sandbox") && !of("/media/*\n").contains("Disposition"), "{headers}");
    for ending in ["pdf", "PDF", "csv"] {
        assert!(of(&format!("/media/*.{ending}\n")).contains("Content-Disposition: attachment"), "{headers}");
    }
    // A link to a picture shows it.
    assert_eq!(headers.matches("Content-Disposition").count(), 3, "{headers}");
    let below = site("", &[("a.pdf", pdf(&[]))])
        .edited("site.yaml", "https://minutes.example/", "https://minutes.example/x/")
        .build();
    assert!(String::from_utf8_lossy(&below.files["_headers"]).starts_with("/x/*\n"));
    let own = site("", &[]);
    let mut inputs = own.clone();
    inputs.inputs.theme.statics.push((SitePath::new("theme/static/_headers").expect("a path"), b"own".to_vec()));
    assert_eq!(inputs.build().files["_headers"], b"own");
}

#[test]
fn every_page_begins_from_nothing_and_names_what_it_loads() {
    let built = site("", &[]).build();
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        let policy = page
            .split("Content-Security-Policy\" content=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .unwrap_or_default();
        assert!(policy.starts_with("default-src 'none'; script-src '"), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{path}: {policy}");
        for live in ["<style", " style=\"", "javascript:", " onclick"] {
            assert!(!page.contains(live), "{path} has {live}");
        }
    }
}

/// A page with these operators, packed or not.
fn pdf_page(operators: &str, more: &[&str]) -> Vec<u8> {
    let stream = format!("<</Length {}>>\nstream\n{operators}\nendstream", operators.len());
    pdf(&[&["<</Title()>>", stream.as_str()], more].concat())
}

#[test]
fn the_words_of_a_pdf_are_read() {
    let plain = pdf_page(
        "BT /F1 12 Tf 72 700 Td (Call 313-555-) Tj (0142\\051) Tj 0 -14 Td [(Ro) -20 (sa)-300(Vega)] TJ ET",
        &[],
    );
    let text = looked("a.pdf", &plain).text;
    assert!(text.contains("Call 313-555-0142)\n"), "{text:?}");
    assert!(text.contains("Rosa Vega"), "{text:?}");
    // Codes of a font that has only some letters, with the table of what they stand for.
    let table = "1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0003> <0020> <0010> <002D> endbfchar 1 beginbfrange <0013> <001C> \
        <0030> endbfrange";
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(table.as_bytes(), 6);
    let codes: String = "313-555-0142"
        .bytes()
        .map(|byte| format!("{:04X}", if byte == b'-' { 0x10 } else { u32::from(byte) - 0x30 + 0x13 }))
        .collect();
    let operators = format!("BT /F1 12 Tf <{codes}> Tj ET");
    let mut bytes = b"%PDF-1.7\n5 0 obj\n<</Font<</F1 6 0 R>>>>\nendobj\n6 0 obj\n<</Type/Font/ToUnicode 7 0 R>>\nendobj\n7 0 obj\n<</Filter/FlateDecode/Length ".to_vec();
    bytes.extend(format!("{}>>\nstream\n", packed.len()).bytes());
    bytes.extend(packed);
    bytes.extend(format!("\nendstream\nendobj\n8 0 obj\n<</Length {}>>\nstream\n{operators}\nendstream\nendobj\nstartxref\n9\n%%EOF\n", operators.len()).bytes());
    assert!(looked("a.pdf", &bytes).text.contains("313-555-0142"), "{:?}", looked("a.pdf", &bytes).text);
}

#[test]
fn text_under_a_black_box_is_refused_and_other_boxes_are_not() {
    let words = "BT /F1 12 Tf 72 700 Td (The witness is Rosa Delgado of Hall Street) Tj ET";
    for hides in [
        format!("{words} 0 g 150 695 90 14 re f"),
        format!("{words} 0.1 0.1 0.1 rg 150 695 90 14 re f*"),
        format!("{words} 0 0 0 1 k 150 695 90 14 re B"),
        format!("{words} 0 g 150 695 m 240 695 l 240 709 l 150 709 l f"),
        format!("q 2 0 0 2 0 0 cm {words} Q 0 g 300 1390 180 28 re f"),
    ] {
        assert_eq!(looked("a.pdf", &pdf_page(&hides, &[])).flaw, Some(Flaw::Covered), "{hides}");
    }
    for shows in [
        // Painted before the words, a line below them, a line through them, a light box, a box elsewhere, one that is only clipped to.
        format!("0 g 60 690 400 30 re f 1 g {words}"),
        format!("{words} 0 g 72 697 300 1 re f"),
        format!("{words} 0 g 72 703 300 1 re f"),
        format!("{words} 1 1 0 rg 150 695 90 14 re f"),
        format!("{words} 0 g 150 600 90 14 re f"),
        format!("{words} 0 g 150 695 90 14 re n"),
    ] {
        assert_eq!(looked("a.pdf", &pdf_page(&shows, &[])).flaw, None, "{shows}");
    }
    let marked = pdf_page(words, &["<</Type/Annot/Subtype/Redact/Rect[150 695 240 709]>>"]);
    assert_eq!(looked("a.pdf", &marked).flaw, Some(Flaw::Covered), "a mark that was never applied");
}

#[test]
fn the_words_of_documents_are_read() {
    let document = "<w:document xmlns:w=\"urn:w\"><w:body><w:p><w:r><w:t>Call 313-</w:t></w:r><w:r><w:t>555-0142 &amp; ask</w:t></w:r></w:p><w:p><w:r><w:t>Next</w:t></w:r></w:p></w:body></w:document>";
    let text = looked("a.docx", &office("docx", &[("word/document.xml", document)])).text;
    assert!(text.contains("Call 313-555-0142 & ask\nNext\n"), "{text:?}");
    let core = "<cp:coreProperties xmlns:cp=\"urn:c\" xmlns:dc=\"urn:d\"><dc:title>Rosa Vega, 313-555-0143</dc:title></cp:coreProperties>";
    let text = looked("a.docx", &office("docx", &[("word/document.xml", document), ("docProps/core.xml", core)])).text;
    assert!(text.contains("313-555-0143"), "{text:?}");
}

#[test]
fn what_looks_private_in_a_file_is_reported_by_its_kind() {
    let shop = crate::support::program::Workshop::new();
    let page = pdf_page("BT /F1 12 Tf 72 700 Td (Call her at 313-555-0142 or 313-555-0100) Tj ET", &[]);
    std::fs::create_dir_all(shop.path("content/media")).expect("a folder");
    std::fs::write(shop.path("content/media/plan.pdf"), page).expect("a file");
    let document =
        "<w:document xmlns:w=\"urn:w\"><w:body><w:p><w:r><w:t>Minutes</w:t></w:r></w:p></w:body></w:document>";
    std::fs::write(shop.path("content/media/plan.docx"), office("docx", &[("word/document.xml", document)]))
        .expect("a file");
    shop.write(
        "content/huddles/central/2026-06-04-central-1.md",
        "---\ntitle: Lights\ndate: 2026-06-04\ndivision: central\nresponse_areas: [central-1]\nattachments:\n  - {file: media/plan.pdf, title: A plan}\n  - {file: media/plan.docx, title: The same}\n---\nWords.\n",
    );
    let reported = shop.run(&["check", "--today", crate::support::TODAY]).reported;
    assert!(reported.contains("\"plan.pdf\" holds 2 things that look private: a telephone number"), "{reported}");
    assert!(reported.contains("\"plan.docx\" is a document to go on writing"), "{reported}");
    assert!(!reported.contains("555-01"), "{reported}");
}
