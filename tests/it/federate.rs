//! A site of many departments: what is joined, that nothing is lost, that what comes from elsewhere is never trusted,
//! and how mistakes in it are reported.

use crate::support::assert_same_files;
use crate::support::html::{Page, forbidden_character, live_markup};
use crate::support::program::run;
use crate::support::sites::{CHARLOTTE, LARKMOOR, RENAMED};
use huddle::diagnostics::{Code, Diag, Severity};
use huddle::disk::load::departments;
use huddle::disk::write::MemorySink;
use huddle::federate::SameTopics;
use huddle::federate::join::Wishes;
use huddle::federate::view::TEMPLATES;
use huddle::publish::pipeline::Unobserved;
use huddle::publish::pipeline::federation::{Folder, Joined, gather};
use huddle::site::artifact::FileSum;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Cursor};
use std::sync::LazyLock;

type Files = BTreeMap<String, Vec<u8>>;

/// The data of three sites: one with Spanish first and levels of its own names, one with a single huddle.
static DATA: LazyLock<[Files; 3]> = LazyLock::new(|| {
    [&LARKMOOR, &CHARLOTTE, &RENAMED].map(|built| {
        let data = built.files.iter().filter_map(|(path, bytes)| Some((path.strip_prefix("data/")?, bytes)));
        data.map(|(path, bytes)| (path.to_owned(), bytes.clone())).collect()
    })
});

fn folder(name: &str, files: &Files) -> Folder<'static> {
    let files = files.clone();
    let open =
        move |file: &str| Ok(files.get(file).map(|bytes| Box::new(Cursor::new(bytes.clone())) as Box<dyn BufRead>));
    Folder { name: name.to_owned(), open: Box::new(open) }
}

fn read(data: &[Files]) -> (Vec<huddle::federate::Department>, Vec<Diag>) {
    read_with(data, &SameTopics::default())
}

fn read_with(data: &[Files], same: &SameTopics) -> (Vec<huddle::federate::Department>, Vec<Diag>) {
    let folders: Vec<Folder<'_>> =
        data.iter().enumerate().map(|(at, files)| folder(&format!("site{at}/data"), files)).collect();
    let gathered = gather(&folders, same, &Unobserved).expect("memory can be read");
    (gathered.departments, gathered.diags.into_iter().flatten().collect())
}

/// Files of the combined site by their paths.
fn joined(data: &[Files], wishes: &Wishes) -> (Joined, Files) {
    let (departments, diags) = read_with(data, &wishes.topics);
    let errors: Vec<&Diag> = diags.iter().filter(|diag| diag.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let joined = Joined::new(departments, wishes, &Unobserved).expect("the theme has these languages");
    let sink = MemorySink::default();
    joined.render_all(&sink, &Unobserved).expect("memory takes everything");
    let files = sink.0.into_inner().expect("no thread panicked");
    (joined, files.into_iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes)).collect())
}

fn page<'f>(files: &'f Files, path: &str) -> &'f str {
    let bytes =
        files.get(path).unwrap_or_else(|| panic!("there is no {path}, but {:?}", files.keys().collect::<Vec<_>>()));
    std::str::from_utf8(bytes).expect("pages are UTF-8")
}

fn pages(files: &Files) -> impl Iterator<Item = (&str, Page)> {
    files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), Page::read(std::str::from_utf8(bytes).expect("pages are UTF-8"))))
}

fn rows(files: &Files, table: &str) -> Vec<serde_json::Value> {
    let text = std::str::from_utf8(&files[&format!("{table}.jsonl")]).expect("data is UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("a row is JSON")).collect()
}

/// Data with other lines in place of a table's.
fn with(files: &Files, table: &str, lines: &[serde_json::Value]) -> Files {
    let mut files = files.clone();
    files.insert(
        format!("{table}.jsonl"),
        lines.iter().map(|line| format!("{line}\n")).collect::<String>().into_bytes(),
    );
    listed_again(&mut files, table);
    files
}

/// Makes site.json say what a table's file is now.
fn listed_again(files: &mut Files, table: &str) {
    let mut site: serde_json::Value = serde_json::from_slice(&files["site.json"]).expect("JSON");
    let sum = FileSum::of(&files[&format!("{table}.jsonl")]);
    site["tables"][table]["rows"] = sum.lines.into();
    let listed = &mut site["files"][format!("data/{table}.jsonl")];
    listed["rows"] = sum.lines.into();
    listed["bytes"] = sum.bytes.into();
    listed["sha256"] = sum.sha256.to_string().into();
    files.insert("site.json".into(), site.to_string().into_bytes());
}

/// Data with other values in site.json.
fn about(files: &Files, key: &str, value: serde_json::Value) -> Files {
    let mut site: serde_json::Value = serde_json::from_slice(&files["site.json"]).expect("JSON");
    site[key] = value;
    let mut files = files.clone();
    files.insert("site.json".into(), site.to_string().into_bytes());
    files
}

#[test]
fn servers_are_reported_what_the_pages_of_a_combined_site_may_load() {
    for (base_url, begin) in
        [("", "/*\n"), ("https://all.example/", "/*\n"), ("https://all.example/huddles/", "/huddles/*\n")]
    {
        let (joined, files) = joined(&DATA[..1], &Wishes { base_url: base_url.to_owned(), ..Wishes::default() });
        let headers = page(&files, "_headers");
        assert!(
            headers.starts_with(begin)
                && headers.contains("default-src 'none'")
                && headers.contains("frame-ancestors 'none'"),
            "{headers}"
        );
        let manifest: serde_json::Value = serde_json::from_str(page(&files, "manifest.json")).expect("JSON");
        assert!(manifest["files"]["_headers"].is_object() && joined.page_count() > 1);
    }
}

#[test]
fn every_huddle_of_every_department_is_reached_from_the_page_of_its_division() {
    let (_, files) = joined(&*DATA, &Wishes::default());
    let mut known = 0;
    for data in &*DATA {
        let site: serde_json::Value = serde_json::from_slice(&data["site.json"]).expect("JSON");
        let host = site["base_url"]
            .as_str()
            .expect("an address")
            .trim_start_matches("https://")
            .trim_end_matches('/')
            .replace('.', "-");
        for row in rows(data, "huddles") {
            let prefix = format!("departments/{host}/{}/", row["division_id"].as_str().expect("an id"));
            let url = row["url"].as_str().expect("an address");
            let found = pages(&files)
                .filter(|(path, _)| path.starts_with(&prefix))
                .filter(|(_, page)| page.addresses().contains(&url))
                .count();
            assert_eq!(found, 1, "{url} below {prefix}");
            known += 1;
        }
    }
    assert!(known > 50, "{known}");
}

#[test]
fn counts_are_those_of_the_rows() {
    let (joined, files) = joined(&*DATA, &Wishes::default());
    for department in &joined.federation.departments {
        let data = DATA
            .iter()
            .find(|data| String::from_utf8_lossy(&data["site.json"]).contains(&department.about.base_url))
            .expect("its data");
        let all = rows(data, "commitments");
        let count = |test: &dyn Fn(&serde_json::Value) -> bool| {
            u32::try_from(all.iter().filter(|row| test(row)).count()).expect("few")
        };
        assert_eq!(department.promises.made, count(&|_| true));
        assert_eq!(department.promises.open, count(&|row| row["settled"] == false));
        assert_eq!(department.promises.overdue, count(&|row| !row["overdue_since"].is_null()));
        assert_eq!(department.promises.done, count(&|row| row["status"] == "done" || row["status"] == "confirmed"));
        assert_eq!(department.huddles.len(), rows(data, "huddles").len());
        let by_division = department.divisions.iter().fold(0, |sum, division| sum + division.promises.made);
        assert_eq!(by_division, department.promises.made);
        for (own, row) in department.topics.iter().zip(rows(data, "topics")) {
            let said = |key: &str| u32::try_from(row[key].as_i64().expect("a number")).expect("small");
            assert_eq!((own.huddles, own.promises.made), (said("huddles"), said("commitments")), "{}", own.id);
            assert_eq!(
                (own.promises.open, own.promises.overdue),
                (said("open_commitments"), said("overdue_commitments")),
                "{}",
                own.id
            );
        }
    }
    let open: u32 = joined.federation.departments.iter().map(|department| department.promises.open).sum();
    let overdue: u32 = joined.federation.departments.iter().map(|department| department.promises.overdue).sum();
    assert!(overdue > 0 && page(&files, "index.html").contains(&format!("<dd>{overdue} of {open}</dd>")));
}

#[test]
fn no_link_inside_is_dead_and_every_page_says_its_language() {
    for base_url in ["", "https://joined.example/sub/"] {
        let wishes =
            Wishes { base_url: base_url.into(), languages: vec!["en".into(), "es".into()], ..Wishes::default() };
        let (_, files) = joined(&*DATA, &wishes);
        let mut links = 0;
        for (path, page) in pages(&files) {
            for address in page.addresses().into_iter().filter(|address| !address.contains("://")) {
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                let plain = address.split('#').next().unwrap_or_default();
                let target = match plain.strip_prefix(if base_url.is_empty() { "/" } else { "/sub/" }) {
                    Some(rest) => rest.to_owned(),
                    None => huddle::text::SitePath::new(format!("{folder}/{plain}").trim_start_matches('/'))
                        .expect("inside")
                        .to_string(),
                };
                let target = if target.is_empty() || plain.ends_with('/') || plain.is_empty() {
                    format!("{}/index.html", target.trim_end_matches('/')).trim_start_matches('/').to_owned()
                } else {
                    target
                };
                assert!(
                    files.contains_key(&target) || address.starts_with('#'),
                    "{path} links to {address} ({target})"
                );
                links += 1;
            }
            let language = if path.starts_with("es/") { "<html lang=\"es\"" } else { "<html lang=\"en\"" };
            assert!(self::page(&files, path).contains(language), "{path}");
            assert_eq!(
                self::page(&files, path).contains("rel=\"canonical\""),
                !base_url.is_empty() && path != "404.html",
                "{path}"
            );
        }
        assert!(links > 500, "{links}");
    }
}

#[test]
fn the_same_data_gives_the_same_bytes_in_whatever_order_folders_are_named_and_lines_stand() {
    let (_, files) = joined(&*DATA, &Wishes::default());
    let mut others = DATA.clone();
    others.reverse();
    let mut lines = rows(&others[0], "huddles");
    lines.reverse();
    let (_, again) = joined(&others, &Wishes::default());
    assert_same_files(&files, &again, "folders in another order");
    others[0] = with(&others[0], "huddles", &lines);
    let (_, turned) = joined(&others, &Wishes::default());
    let pages = |files: &Files| {
        files
            .iter()
            .filter(|(path, _)| *path != "manifest.json")
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect::<Files>()
    };
    assert_same_files(&pages(&files), &pages(&turned), "lines in another order");
}

#[test]
fn levels_have_a_departments_names_on_its_own_pages_and_the_themes_beside_others() {
    let (_, files) = joined(&*DATA, &Wishes { languages: vec!["en".into()], ..Wishes::default() });
    let own = page(&files, "departments/minutes-fernbrook-example/index.html");
    assert!(own.contains("Latest beat meetings") && own.contains("<h2 id=\"divisions\">Districts</h2>"), "{own}");
    assert!(own.contains("<strong>Huddles of 3 departments</strong>"), "the site is called the same on every page");
    let home = page(&files, "index.html");
    assert!(home.contains("Latest huddles") && !home.contains("eat meetings"));
}

#[test]
fn a_topic_is_joined_by_its_id_and_says_so() {
    let (joined, files) = joined(&*DATA, &Wishes::default());
    let topic = joined.federation.topics.iter().find(|topic| topic.id == "lighting").expect("both have it");
    assert_eq!(topic.parts.len(), 2);
    let shown = page(&files, "topics/lighting/index.html");
    assert!(shown.contains("Equal ids are taken as one topic"));
    for data in [&DATA[0], &DATA[2]] {
        let own = rows(data, "topics").into_iter().find(|row| row["id"] == "lighting").expect("it has the topic");
        assert!(shown.contains(&format!("href=\"{}\"", own["url"].as_str().expect("an address"))));
    }
}

#[test]
fn texts_are_marked_where_their_language_is_not_the_pages() {
    let wishes = Wishes { languages: vec!["en".into(), "es".into()], ..Wishes::default() };
    let (_, files) = joined(&*DATA, &wishes);
    let spanish = rows(&DATA[2], "huddles").into_iter().find(|row| row["language"] == "es").expect("it has some");
    let link = format!("<a href=\"{}\" lang=\"es\">", spanish["url"].as_str().expect("an address"));
    let division =
        format!("departments/minutes-fernbrook-example/{}/index.html", spanish["division_id"].as_str().expect("an id"));
    assert!(page(&files, &division).contains(&link));
    assert!(!page(&files, &format!("es/{division}")).contains(&link));
}

#[test]
fn what_comes_from_elsewhere_stays_text_and_leads_nowhere_else() {
    let hostile =
        "\"><script>alert(1)</script>]]>\u{0}\u{202E}=cmd|' /C calc'!A0\n{{ 7*7 }}{% x %}<img src=x onerror=alert(1)>";
    let mut huddles = rows(&DATA[2], "huddles");
    let long = "Long ".repeat(2_000);
    let urls = [
        "javascript:alert(1)",
        "https://minutes.fernbrook.example.evil.example/",
        "https://minutes.fernbrook.example/../x",
        "//evil.example/",
    ];
    for (row, url) in huddles.iter_mut().zip(urls) {
        row["url"] = url.into();
        row["title"] = format!("{hostile}{long}").into();
        row["language"] = "en\" onclick=\"alert(1)".into();
    }
    let mut data = with(&DATA[2], "huddles", &huddles);
    for table in ["divisions", "topics", "commitments"] {
        let mut lines = rows(&data, table);
        for line in &mut lines {
            let key = if table == "commitments" { "text" } else { "name" };
            line[key] = hostile.into();
        }
        data = with(&data, table, &lines);
    }
    data = about(&data, "title", hostile.into());
    data = about(&data, "publisher", serde_json::json!({"name": hostile, "url": "javascript:alert(1)"}));
    data = about(&data, "license", serde_json::json!({"name": hostile, "url": "data:text/html,x"}));
    data = about(&data, "terms", serde_json::json!({"en": {"division": {"one": hostile, "many": hostile}}}));
    let (_, files) = joined(&[DATA[0].clone(), data.clone()], &Wishes { title: hostile.into(), ..Wishes::default() });
    for (path, page) in pages(&files) {
        assert_eq!(live_markup(&page.pieces), Vec::<String>::new(), "{path}");
        assert_eq!(forbidden_character(&page.pieces), None, "{path}");
        for address in page.addresses().into_iter().filter(|address| address.contains("://")) {
            let known = [
                "https://huddles.larkmoor.example/",
                "https://minutes.fernbrook.example/",
                "https://creativecommons.org/",
            ];
            assert!(known.iter().any(|base| address.starts_with(base)) && !address.contains(".."), "{path}: {address}");
        }
        for tag in page.tags().filter_map(|tag| tag.get("lang")) {
            assert!(["en", "es"].contains(&tag), "{path}: {tag}");
        }
    }
    let reported = read(&[data]).1;
    assert!(
        reported.iter().any(|diag| diag.code == Code::UnsafeLink && diag.message.starts_with("4 addresses")),
        "{reported:#?}"
    );
    assert!(page(&files, "departments/minutes-fernbrook-example/index.html").len() < 60_000, "titles are cut");
}

#[test]
fn lines_that_cannot_be_used_are_all_reported_with_their_places_and_nothing_is_joined() {
    let mut lines: Vec<String> =
        String::from_utf8(DATA[0]["huddles.jsonl"].clone()).expect("UTF-8").lines().map(str::to_owned).collect();
    lines[1] = "{\"id\": \"cut off".into();
    lines[3] = lines[2].clone();
    lines[5] = lines[5].replace("\"status\":\"held\"", "\"status\":\"imagined\"");
    lines[7] = lines[7].replace("\"division_id\":\"", "\"division_id\":\"nowhere-");
    lines[9] = lines[9].replace("\"date\":\"20", "\"date\":\"+920");
    let mut data = DATA[0].clone();
    data.insert("huddles.jsonl".into(), lines.join("\n").into_bytes());
    let mut other = DATA[1].clone();
    other.insert("commitments.jsonl".into(), "not JSON\n".repeat(45).into_bytes());
    other.remove("topics.jsonl");
    let (departments, reported) = read(&[data, other]);
    assert!(departments.is_empty());
    let places: Vec<(String, usize)> = reported
        .iter()
        .filter(|diag| diag.code == Code::OtherSite)
        .map(|diag| (diag.place.file.to_string(), diag.place.start.line))
        .collect();
    for line in [2, 4, 6, 8, 10] {
        assert!(places.contains(&("huddles.jsonl".into(), line)), "{line}: {places:?}");
    }
    assert_eq!(places.iter().filter(|(file, _)| file == "huddles.jsonl").count(), 5);
    let count = places.iter().filter(|(file, _)| file == "commitments.jsonl").count();
    assert_eq!(count, 21, "twenty, and how many more");
    assert!(reported.iter().any(|diag| diag.message.contains("25 more lines")));
    assert!(reported.iter().any(|diag| diag.code == Code::MissingFile && diag.place.file.as_str() == "topics.jsonl"));
    assert!(reported.iter().all(|diag| !diag.help.is_empty()));
}

#[test]
fn another_version_another_address_and_the_same_site_twice_are_reported() {
    let reported = |data: &[Files]| -> Vec<String> {
        read(data).1.into_iter().map(|diag| format!("{} {}", diag.message, diag.help)).collect()
    };
    assert!(reported(&[about(&DATA[1], "version", "v2".into())])[0].contains("version \"v2\""));
    assert!(reported(&[about(&DATA[1], "format", "other".into())])[0].contains("\"other\""));
    for base_url in
        ["javascript:alert(1)/", "https://a.example", "https://a.example@b.example/", "https://a.example/../"]
    {
        assert!(
            reported(&[about(&DATA[1], "base_url", base_url.into())])[0].contains("no address of a site"),
            "{base_url}"
        );
    }
    let twice = reported(&[DATA[0].clone(), DATA[1].clone(), DATA[0].clone()]);
    assert!(twice.len() == 1 && twice[0].contains("site0/data"), "{twice:?}");
    assert!(reported(&[Files::new()])[0].contains("no data/site.json"));
    let mut lines = rows(&DATA[1], "divisions");
    lines[0]["id"] = "../../etc".into();
    assert!(reported(&[with(&DATA[1], "divisions", &lines)])[0].contains("cannot be part of an address"));
}

#[test]
fn files_that_were_cut_off_are_reported_and_the_same_site_fetched_in_another_way_too() {
    let mut data = DATA[0].clone();
    let text = String::from_utf8(data["huddles.jsonl"].clone()).expect("UTF-8");
    data.insert(
        "huddles.jsonl".into(),
        text.lines().take(10).map(|line| format!("{line}\n")).collect::<String>().into_bytes(),
    );
    data.insert("commitments.jsonl".into(), Vec::new());
    let (departments, reported) = read(&[data]);
    assert!(departments.is_empty());
    let said = |words: &str| reported.iter().any(|diag| diag.message.contains(words));
    assert!(said("data/commitments.jsonl has 0 rows, but data/site.json says that there are 70"), "{reported:#?}");
    assert!(said("data/huddles.jsonl has 10 rows, but data/site.json says that there are 45"), "{reported:#?}");
    let secure = about(&DATA[1], "base_url", "https://www.one.example/".into());
    let plain = about(&DATA[1], "base_url", "http://ONE.example/".into());
    let (_, reported) = read(&[secure, plain]);
    assert!(
        reported.iter().any(|diag| diag.severity == Severity::Error && diag.message.contains("site0/data")),
        "{reported:#?}"
    );
}

#[test]
fn files_that_do_not_belong_together_are_refused() {
    let refused = |data: Files| {
        let (departments, reported) = read(&[data]);
        assert!(departments.is_empty());
        assert_eq!(reported.len(), 1, "one cause gives one message: {reported:#?}");
        assert_eq!((reported[0].code, reported[0].severity), (Code::MixedDays, Severity::Error));
        format!("{} {}", reported[0].place.file, reported[0].message)
    };
    // As many rows, of another day.
    let mut data = DATA[0].clone();
    let text = String::from_utf8(data["commitments.jsonl"].clone()).expect("UTF-8");
    data.insert("commitments.jsonl".into(), text.replacen("\"settled\":false", "\"settled\":true", 1).into_bytes());
    assert!(refused(data).starts_with("commitments.jsonl data/commitments.jsonl is not the file"), "another file");
    // An index of two days.
    let mut site: serde_json::Value = serde_json::from_slice(&DATA[0]["site.json"]).expect("JSON");
    site["files"]["data/areas.csv"]["day"] = "2026-11-21".into();
    let mut data = DATA[0].clone();
    data.insert("site.json".into(), site.to_string().into_bytes());
    assert!(refused(data).contains("is of 2026-11-22, but lists data/areas.csv of 2026-11-21"));
    // A file that nothing lists.
    let mut site: serde_json::Value = serde_json::from_slice(&DATA[0]["site.json"]).expect("JSON");
    site["files"].as_object_mut().expect("files").remove("data/topics.jsonl");
    let mut data = DATA[0].clone();
    data.insert("site.json".into(), site.to_string().into_bytes());
    assert!(refused(data).contains("does not list data/topics.jsonl"));
}

#[test]
fn two_departments_of_one_host_have_addresses_of_their_own() {
    let other = about(&DATA[1], "base_url", "https://huddles-larkmoor.example/".into());
    let (joined, _) = joined(&[DATA[0].clone(), other], &Wishes::default());
    let slugs: BTreeSet<&str> =
        joined.federation.departments.iter().map(|department| department.slug.as_str()).collect();
    assert_eq!(slugs.len(), 2);
    assert!(slugs.iter().all(|slug| slug.starts_with("huddles-larkmoor-example-")), "{slugs:?}");
}

#[test]
fn every_kind_of_page_has_its_template() {
    let renderer = huddle::pages::render::Renderer::new(&huddle::site::theme::Theme::default())
        .expect("the templates can be read");
    assert!(TEMPLATES.iter().all(|(_, file)| renderer.has(file)));
}

/// The benchmark `federation` measures the same at a hundred departments of 10,000 huddles.
#[test]
fn what_is_kept_of_a_department_is_small_whatever_its_files_hold() {
    const HUDDLES: usize = 400;
    let work = tempfile::tempdir().expect("a folder can be made");
    let folders: Vec<Folder<'_>> = (0..5)
        .map(|at| {
            let site = work.path().join(format!("city{at}"));
            crate::generated_federation::department(&site, at, HUDDLES).expect("the data can be written");
            // A built site, or its data alone.
            departments::folder(&if at % 2 == 0 { site } else { site.join("data") }).expect("it is there")
        })
        .collect();
    let gathered = gather(&folders, &SameTopics::default(), &Unobserved).expect("the files can be read");
    assert!(gathered.diags.iter().all(Vec::is_empty), "{:?}", gathered.diags);
    for department in &gathered.departments {
        assert_eq!(department.huddles.len(), HUDDLES);
        assert_eq!(department.promises.made, 1_400);
        assert!(department.words.len() / HUDDLES < 150, "bytes of words a huddle");
        assert!(
            department.latest.len() <= huddle::federate::NEWEST
                && department.overdue.len() <= huddle::federate::OVERDUE
        );
        assert!(
            department.topics.iter().all(|topic| topic.newest.len() <= huddle::federate::NEWEST && topic.huddles > 0)
        );
    }
    let joined = Joined::new(gathered.departments, &Wishes::default(), &Unobserved).expect("English is there");
    // Home, topics, overdue, search, not found; each department, division and topic.
    assert_eq!(joined.page_count(), 5 + 5 + 5 * 13 + 12);
}

#[test]
fn the_command_writes_a_site_and_leaves_other_folders_alone() {
    let work = tempfile::tempdir().expect("a folder can be made");
    for at in 0..2 {
        crate::generated_federation::department(&work.path().join(format!("city{at}")), at, 120)
            .expect("the data can be written");
    }
    let ran = run(work.path(), &["federate", "city0", "city1/data", "--title", "Two cities"]).ends_with(0);
    assert!(ran.reported.contains("Joined 2 departments") && ran.reported.contains("240 huddles"), "{}", ran.reported);
    let home = std::fs::read_to_string(work.path().join("public-federated/index.html")).expect("the site is there");
    assert!(home.contains("<h1>Two cities</h1>"));
    let again = run(work.path(), &["federate", "city1/data", "city0", "--title", "Two cities"]).ends_with(0);
    assert!(again.reported.contains("Nothing has changed"), "{}", again.reported);
    std::fs::write(work.path().join("city1/data/huddles.jsonl"), "{}\n").expect("it can be written");
    let ran = run(work.path(), &["federate", "city0", "city1"]).ends_with(1);
    assert!(
        ran.reported.contains("city1/data/huddles.jsonl:1:") && ran.reported.contains("Nothing was published"),
        "{}",
        ran.reported
    );
    assert_eq!(std::fs::read_to_string(work.path().join("public-federated/index.html")).expect("it stands"), home);
    run(work.path(), &["federate", "city0", "--output", "city1"]).refuses_saying(&["city1", "was not made by huddle"]);
    run(work.path(), &["federate", "city0", "--output", "city0/new"]).refuses_saying(&["city0"]);
    let content = work.path().join("content");
    std::fs::create_dir(&content).expect("a folder can be made");
    std::fs::write(content.join("site.yaml"), crate::support::SMALLEST_SITE).expect("it can be written");
    run(work.path(), &["build", "content", "--output", "own"]).ends_with(0);
    run(work.path(), &["federate", "city0", "--output", "own"]).refuses_saying(&["own", "the site of a department"]);
    run(work.path(), &["federate", "nowhere"]).refuses_saying(&["nowhere"]);
    run(work.path(), &["federate", "city0", "--language", "tlh"]).refuses_saying(&["--language", "tlh"]);
    run(work.path(), &["federate", "city0", "--base-url", "huddles"]).refuses_saying(&["--base-url"]);
}

#[test]
fn only_columns_of_version_1_are_read() {
    let source = std::fs::read_to_string(crate::support::project("src/federate/rows.rs")).expect("it is there");
    let tables = [
        ("Huddle", "huddles"),
        ("Commitment", "commitments"),
        ("Translation", "translations"),
        ("Named", "divisions"),
        ("Named", "topics"),
    ];
    for (name, table) in tables {
        let (_, rest) = source.split_once(&format!("pub struct {name}<'a> {{")).expect("the struct");
        let body = rest.split_once('}').expect("its end").0;
        let fields: Vec<&str> =
            body.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split(':').next()).collect();
        let table = huddle::data::source(table).expect("a table").table;
        assert!(fields.len() > 2 && fields.iter().all(|field| table.column(field).is_some()), "{name}: {fields:?}");
    }
}

#[test]
fn a_department_cannot_take_the_names_of_the_sites_files() {
    let [own, ..] = &*DATA;
    let mut tried = 0;
    for table in ["divisions", "topics"] {
        for id in [
            "index.html",
            "Index.HTML",
            "..",
            "a/b",
            "con",
            "a\\b",
            "404.html",
            "manifest.json",
            "page",
            "site.css",
            "es",
        ] {
            let mut lines = rows(own, table);
            // One more, so that what refers to the others stays right.
            let mut more = lines[0].clone();
            more["id"] = id.into();
            lines.push(more);
            let data = [with(own, table, &lines)];
            let (departments, diags) = read(&data);
            if departments.is_empty() {
                assert!(diags.iter().any(|diag| diag.message.contains(&format!("{id:?}"))), "{id}: {diags:?}");
                continue;
            }
            tried += 1;
            let (_, files) = joined(&data, &Wishes::default());
            let folders: BTreeSet<String> = files
                .keys()
                .flat_map(|path| path.match_indices('/').map(|(at, _)| path[..at].to_lowercase()).collect::<Vec<_>>())
                .collect();
            let both: Vec<&String> = files.keys().filter(|path| folders.contains(&path.to_lowercase())).collect();
            assert!(both.is_empty(), "{table} {id}: {both:?} are files and folders");
        }
    }
    assert!(tried >= 8, "{tried}");
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_refused_by_its_name_and_never_waited_for() {
    let work = tempfile::tempdir().expect("a folder can be made");
    let city = work.path().join("city");
    for name in ["site.json", "huddles.jsonl", "translations.jsonl"] {
        let file = city.join("data").join(name);
        let tried = |reported: &str| {
            run(work.path(), &["federate", "city"]).refuses_saying(&[
                &format!("city/data/{name}"),
                reported,
                "not a file",
            ]);
            assert!(!work.path().join("public-federated").exists(), "something was published");
        };
        crate::generated_federation::department(&city, 0, 12).expect("the data can be written");
        let _ = std::fs::remove_file(&file);
        assert!(std::process::Command::new("mkfifo").arg(&file).status().expect("mkfifo").success());
        tried("a pipe (FIFO)");
        std::fs::remove_file(&file).expect("it is there");
        std::os::unix::fs::symlink("/dev/zero", &file).expect("a link");
        tried("a device");
        std::fs::remove_file(&file).expect("it is there");
        std::fs::create_dir(&file).expect("a folder");
        tried("a folder");
        std::fs::remove_dir(&file).expect("it is there");
        let socket = std::os::unix::net::UnixListener::bind(&file).expect("a socket");
        tried("a socket");
        drop(socket);
        std::fs::remove_file(&file).expect("it is there");
    }
}

/// The wishes of whoever publishes the joined site at an address.
fn published_at(base_url: &str) -> Wishes {
    Wishes { base_url: base_url.into(), languages: vec!["en".into(), "es".into()], ..Wishes::default() }
}

fn table(files: &Files, path: &str) -> Vec<serde_json::Value> {
    page(files, path).lines().map(|line| serde_json::from_str(line).expect("a row is JSON")).collect()
}

#[test]
fn a_joined_site_has_its_figures_as_data() {
    let (joined, files) = joined(&*DATA, &published_at("https://joined.example/"));
    let index: serde_json::Value = serde_json::from_str(page(&files, "data/federation.json")).expect("JSON");
    for (path, listed) in index["files"].as_object().expect("files") {
        let sum = FileSum::of(&files[path]);
        assert_eq!(
            (listed["bytes"].as_u64(), listed["sha256"].as_str()),
            (Some(sum.bytes), Some(&*sum.sha256.to_string()))
        );
        if path.ends_with(".jsonl") {
            assert_eq!(listed["rows"].as_u64(), Some(sum.lines), "{path}");
        } else {
            let rows = csv::Reader::from_reader(&files[path][3..]).records().filter(Result::is_ok).count();
            assert_eq!(listed["rows"].as_u64(), Some(rows as u64), "{path}");
        }
    }
    assert_eq!(index["files"].as_object().map(serde_json::Map::len), Some(10));
    let departments = table(&files, "data/departments.jsonl");
    for (row, own) in departments.iter().zip(&joined.federation.departments) {
        assert_eq!(row["url"], own.about.base_url.as_str());
        assert_eq!(row["commitments"], own.promises.made);
        assert_eq!((&row["open"], &row["overdue"]), (&own.promises.open.into(), &own.promises.overdue.into()));
    }
    let huddles: usize = DATA.iter().map(|data| rows(data, "huddles").len()).sum();
    assert_eq!(table(&files, "data/huddles.jsonl").len(), huddles);
    for division in table(&files, "data/divisions.jsonl") {
        assert!(division["commitments"].as_u64() >= division["open"].as_u64(), "{division}");
    }
}

#[test]
fn a_joined_site_has_news_and_dates() {
    let (joined, files) = joined(&*DATA, &published_at("https://joined.example/"));
    for prefix in ["", "es/"] {
        let atom = page(&files, &format!("{prefix}feed.xml"));
        let json: serde_json::Value = serde_json::from_str(page(&files, &format!("{prefix}feed.json"))).expect("JSON");
        let items = json["items"].as_array().expect("items");
        assert!(items.len() > 10 && atom.matches("<entry>").count() == items.len());
        let days: Vec<&str> = items.iter().map(|item| item["date_published"].as_str().expect("a day")).collect();
        assert!(days.is_sorted_by(|one, two| one >= two), "newest first: {days:?}");
        for item in items {
            let url = item["url"].as_str().expect("an address");
            assert!(joined.federation.departments.iter().any(|one| url.starts_with(&one.about.base_url)), "{url}");
        }
        let calendar = page(&files, &format!("{prefix}calendar.ics"));
        let upcoming: usize = joined.federation.departments.iter().map(|one| one.upcoming.len()).sum();
        assert!(upcoming > 0 && calendar.matches("BEGIN:VEVENT").count() <= upcoming);
        assert!(calendar.contains("DTSTART:20") && calendar.contains("\r\nLOCATION:"), "{calendar}");
        let home = page(&files, &format!("{prefix}index.html"));
        assert!(home.contains("feed.xml") && home.contains("calendar.ics") && home.contains("data/federation.json"));
    }
    let (_, files) = self::joined(&*DATA, &Wishes::default());
    assert!(!files.contains_key("feed.xml") && files.contains_key("calendar.ics"), "a feed needs an address");
    assert!(!page(&files, "index.html").contains("feed.xml"));
}

#[test]
fn a_joined_site_is_searched_by_the_titles_of_its_huddles() {
    let (_, files) = joined(&*DATA, &published_at("https://joined.example/"));
    for (prefix, language) in [("", "en"), ("es/", "es")] {
        let page = page(&files, &format!("{prefix}search/index.html"));
        assert!(page.contains("search.js") && page.contains(&format!("search/{language}/")), "{page}");
        assert!(page.contains("<option value=\"huddles-larkmoor-example\">"), "{page}");
        let index: serde_json::Value =
            serde_json::from_str(self::page(&files, &format!("search/{language}/index.json"))).expect("JSON");
        let segments = index["segments"].as_array().expect("segments");
        assert!(segments.len() > 1);
        let texts: String = files
            .iter()
            .filter(|(path, _)| path.starts_with(&format!("search/{language}/")) && path.contains("texts-"))
            .map(|(_, bytes)| huddle::search::unpacked(bytes).expect("it is packed"))
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .collect();
        for data in &*DATA {
            for row in rows(data, "huddles") {
                assert!(texts.contains(row["url"].as_str().expect("an address")), "{row}");
            }
        }
    }
    assert!(files.contains_key("search.js") && files.contains_key("fold.js"));
}

#[test]
fn topics_that_mean_the_same_are_one_where_a_file_says_so() {
    let own = rows(&DATA[0], "topics");
    let [first, second] = [0, 1].map(|at| own[at]["id"].as_str().expect("an id").to_owned());
    let far = rows(&DATA[2], "topics").last().expect("a topic")["url"].as_str().expect("an address").to_owned();
    let written = BTreeMap::from([("streets".to_owned(), vec![first.to_uppercase(), second.clone(), far.clone()])]);
    let topics = SameTopics::new(&written).expect("they can be one");
    let (joined, files) = joined(&*DATA, &Wishes { topics, ..Wishes::default() });
    let topic = joined.federation.topics.iter().find(|topic| topic.id == "streets").expect("the joined topic");
    assert!(topic.parts.len() >= 2, "{topic:?}");
    assert!(joined.federation.topics.iter().all(|topic| topic.id != first && topic.id != second));
    let shown = page(&files, "topics/streets/index.html");
    for url in [own[0]["url"].as_str(), own[1]["url"].as_str(), Some(far.as_str())].into_iter().flatten() {
        assert!(shown.contains(url), "{url} is not in {shown}");
    }
    // What is about both counts once.
    let both = |row: &&serde_json::Value| {
        let ids = row["topic_ids"].as_array().expect("ids");
        ids.iter().any(|id| *id == first.as_str() || *id == second.as_str())
    };
    let expected = rows(&DATA[0], "commitments").iter().filter(both).count();
    let part = topic
        .parts
        .iter()
        .map(|part| joined.federation.part(*part))
        .find(|(one, _)| one.about.base_url == "https://huddles.larkmoor.example/");
    assert_eq!(part.expect("the first department").1.promises.made as usize, expected);
    let work = tempfile::tempdir().expect("a folder can be made");
    crate::generated_federation::department(&work.path().join("city"), 0, 40).expect("the data can be written");
    std::fs::write(work.path().join("same.yaml"), "greens: [parks, trees, nothing]\n").expect("it can be written");
    let ran = run(work.path(), &["federate", "city", "--topics", "same.yaml"]).ends_with(0);
    assert!(ran.reported.contains("no department has the topic \"nothing\""), "{}", ran.reported);
    assert!(work.path().join("public-federated/topics/greens/index.html").exists());
    std::fs::write(work.path().join("same.yaml"), "- parks\n").expect("it can be written");
    run(work.path(), &["federate", "city", "--topics", "same.yaml"]).refuses_saying(&["--topics", "same.yaml"]);
}
