//! The database of a site: every row of the record in it, keys and references that hold, figures that agree with the
//! pages, nothing that is not published, and the same bytes for the same record.

use crate::support::program::{Workshop, files, whole_site};
use crate::support::sites::{CHARLOTTE, EMPTY, HOSTILE, LARKMOOR, RENAMED};
use crate::support::{Built, Content, SMALLEST_SITE, errors, options, site_path};
use huddle::data::links::links;
use huddle::data::{Cell, Kind, Published, Row, Selection, Source, TABLES};
use huddle::publish::pipeline::Prepared;
use huddle::site::tally::{Fate, Tally};
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Value;

const PATH: &str = "data/huddles.sqlite";

/// The bytes of a site's database.
fn bytes(prepared: &Prepared) -> Vec<u8> {
    assert_eq!(errors(&prepared.diags), Vec::<String>::new());
    let made = prepared.at(&site_path(PATH), &|_| unreachable!("the database holds no media"));
    made.expect("the database can be made").expect("every site has a database").bytes
}

fn opened(bytes: &[u8]) -> Connection {
    let mut connection = Connection::open_in_memory().expect("memory");
    connection.deserialize_read_exact("main", bytes, bytes.len(), true).expect("the bytes are a database");
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection
        .create_scalar_function("current_date", 0, flags, |_| Ok(crate::support::TODAY))
        .expect("a day can be given");
    connection
}

/// The database of a site that is built.
fn database(built: &Built) -> Connection {
    opened(&built.files[PATH])
}

/// Every row of an answer.
fn rows(connection: &Connection, sql: &str) -> Vec<Vec<Value>> {
    let mut statement = connection.prepare(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    let count = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| (0..count).map(|at| row.get(at)).collect::<Result<Vec<Value>, _>>();
    statement.query_map([], row).expect(sql).collect::<Result<_, _>>().expect(sql)
}

fn text(connection: &Connection, sql: &str) -> String {
    connection.query_row(sql, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
}

fn number(connection: &Connection, sql: &str) -> i64 {
    connection.query_row(sql, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
}

/// What the database is to hold for a cell; U+0000 would end a text for many programs.
fn value(cell: &Cell<'_>) -> Value {
    match cell {
        Cell::Text(text) => Value::Text(text.replace('\0', "\u{fffd}")),
        Cell::Integer(number) => Value::Integer(*number),
        Cell::Boolean(yes) => Value::Integer((*yes).into()),
        Cell::Date(day) => Value::Text(day.to_string()),
        Cell::Absent => Value::Null,
        Cell::List(_) => unreachable!("lists have tables of their own"),
    }
}

/// The rows of a table and of its lists, as they are to be in the database.
fn expected(prepared: &Prepared, source: &Source) -> (Vec<Vec<Value>>, Vec<Vec<Vec<Value>>>) {
    let published = Published { site: &prepared.site, plan: &prepared.plan };
    let links = links(source.table);
    let (mut table, mut lists) = (Vec::new(), vec![Vec::new(); links.len()]);
    (source.rows)(&published, &Selection::all(&prepared.site), &mut |row: &dyn Row| {
        let cells = row.cells();
        let single = source.table.columns.iter().zip(&cells).filter(|(column, _)| column.kind != Kind::List);
        table.push(single.map(|(_, cell)| value(cell)).collect());
        for (link, list) in links.iter().zip(&mut lists) {
            let Cell::List(entries) = cells[link.at] else { panic!("{} is no list", link.name) };
            let entry = |(position, entry)| vec![value(&cells[0]), Value::Integer(position), value(&Cell::Text(entry))];
            list.extend((1..).zip(entries.iter().map(|entry| &**entry)).map(entry));
        }
    });
    (table, lists)
}

#[test]
fn every_row_of_the_record_is_in_the_database_and_no_other() {
    for built in [&*LARKMOOR, &*HOSTILE] {
        let (connection, prepared) = (database(built), &built.prepared);
        for source in TABLES {
            let (table, lists) = expected(prepared, source);
            let single = source.table.columns.iter().filter(|column| column.kind != Kind::List);
            let names: Vec<String> = single.map(|column| format!("\"{}\"", column.name)).collect();
            let sql = format!("SELECT {} FROM \"{}\" ORDER BY rowid", names.join(", "), source.table.name);
            assert_eq!(rows(&connection, &sql), table, "{}", source.table.name);
            for (link, mut list) in links(source.table).into_iter().zip(lists) {
                let key = |row: &Vec<Value>| format!("{:?}{:?}", row[0], row[1]);
                list.sort_by_key(key);
                let mut held = rows(&connection, &format!("SELECT * FROM \"{}\"", link.name));
                held.sort_by_key(key);
                assert_eq!(held, list, "{}", link.name);
            }
        }
    }
    let rows: usize = TABLES.iter().map(|source| expected(&LARKMOOR.prepared, source).0.len()).sum();
    assert!(rows > 500, "the sample has only {rows} rows");
}

#[test]
fn keys_references_and_checks_hold() {
    for (site, built) in
        [("hostile", &*HOSTILE), ("renamed", &*RENAMED), ("empty", &*EMPTY), ("charlotte", &*CHARLOTTE)]
    {
        let connection = database(built);
        assert_eq!(text(&connection, "PRAGMA integrity_check"), "ok", "{site}");
        assert_eq!(rows(&connection, "PRAGMA foreign_key_check"), Vec::<Vec<Value>>::new(), "{site}");
    }
    let connection = database(&LARKMOOR);
    assert_eq!(text(&connection, "PRAGMA integrity_check"), "ok");
    assert_eq!(rows(&connection, "PRAGMA foreign_key_check"), Vec::<Vec<Value>>::new());
    let targets =
        TABLES.iter().flat_map(|source| source.table.columns).filter(|column| column.target.is_some()).count();
    let declared = TABLES.iter().flat_map(|source| {
        let lists = links(source.table).into_iter().map(|link| link.name);
        lists.chain([source.table.name.to_owned()]).collect::<Vec<_>>()
    });
    let declared: i64 = declared
        .map(|table| number(&connection, &format!("SELECT count(*) FROM pragma_foreign_key_list('{table}')")))
        .sum();
    let lists: usize = TABLES.iter().map(|source| links(source.table).len()).sum();
    assert_eq!(
        declared,
        i64::try_from(targets + lists).expect("few"),
        "each column with a target and each list refers to a row"
    );
}

#[test]
fn the_checks_would_notice() {
    let mut writable = Connection::open_in_memory().expect("memory");
    let bytes = &LARKMOOR.files[PATH];
    writable.deserialize_read_exact("main", &bytes[..], bytes.len(), false).expect("a database");
    for spoiled in [
        "UPDATE huddles SET status = 'done'",
        "UPDATE commitments SET due = '2026-02-30'",
        "UPDATE huddles SET whole_division = 2",
        "UPDATE huddles SET attendance_total = 'many'",
        "UPDATE reports SET commitment_id = 'nobody'",
        "INSERT INTO divisions SELECT * FROM divisions",
    ] {
        assert!(writable.execute(spoiled, []).is_err(), "{spoiled}");
    }
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    // Enough text that the index of the search is written in several steps.
    crate::generated_site::generate(folder.path(), 500).expect("the content can be written");
    let content = Content::at(folder.path()).publishing_everything();
    let prepared = content.prepare(&options());
    let one = bytes(&prepared);
    assert!(one.len() > 3_000_000, "only {} bytes", one.len());
    let connection = opened(&one);
    assert_eq!(text(&connection, "PRAGMA integrity_check"), "ok");
    assert_eq!(rows(&connection, "PRAGMA foreign_key_check"), Vec::<Vec<Value>>::new());
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        assert!(pool.install(|| bytes(&prepared)) == one, "{threads} threads");
    }
}

#[test]
fn the_head_of_the_file_says_whose_it_is_and_nothing_of_a_clock() {
    let bytes = &LARKMOOR.files[PATH];
    assert_eq!(&bytes[68..72], b"hudl");
    assert_eq!(&bytes[60..64], 1_u32.to_be_bytes());
    assert_eq!(&bytes[18..20], [1, 1], "no write-ahead log: one file is all there is");
}

#[test]
fn what_the_site_is_and_what_columns_hold_is_reported() {
    let connection = database(&LARKMOOR);
    let about =
        text(&connection, "SELECT concat_ws('|', title, publisher, base_url, license, fictional, version) FROM about");
    assert_eq!(
        about,
        "Larkmoor community huddles|Larkmoor Police Department|https://huddles.larkmoor.example/|CC BY 4.0|1|v1"
    );
    let columns: usize = TABLES.iter().map(|source| source.table.columns.len()).sum();
    assert_eq!(
        number(&connection, "SELECT count(*) FROM columns"),
        i64::try_from(columns + 2).expect("few"),
        "and outlines"
    );
    let untold = "SELECT count(*) FROM columns JOIN tables ON tables.name = table_name
        WHERE columns.description NOT LIKE '% %' OR tables.description NOT LIKE '% %'";
    assert_eq!(number(&connection, untold), 0, "every table and column is described in words");
    let lists =
        "SELECT count(*) FROM columns WHERE list IS NOT NULL AND list NOT IN (SELECT name FROM pragma_table_list)";
    assert_eq!(number(&connection, lists), 0);
}

#[test]
fn the_search_folds_as_everything_does_whichever_program_asks() {
    let body = "The ʻEwa park, O’Brien's neigh\u{AD}borhood, Straße, 消防訓練場の警察、ซื้อที่ดินใหม่ שָׁלוֹם Kaʻaʻawa.";
    let content = Content::of_project().with(
        "huddles/central/2026-05-21-central-1.md",
        &format!(
            "---\ntitle: Folding\ndate: 2026-05-21\ndivision: central\nresponse_areas: [central-1]\n---\n{body}\n"
        ),
    );
    let connection = opened(&bytes(&content.prepare(&options())));
    for asked in [
        "Ewa",
        "ʻEwa",
        "obriens",
        "\"O'Brien's\"",
        "neighborhood",
        "strasse",
        "STRASSE",
        "警察",
        "消防",
        "\"消 防 訓 練 場\"",
        "ที่ดิน",
        "שלום",
        "kaaawa",
        "Kaʻaʻawa",
    ] {
        let sql = format!("SELECT group_concat(title) FROM search WHERE search MATCH '{}'", asked.replace('\'', "''"));
        assert_eq!(text(&connection, &sql), "Folding", "{asked}");
    }
    let shown = "SELECT snippet(search, 4, '[', ']', '…', 3) FROM search WHERE search MATCH 'ewa'";
    assert_eq!(text(&connection, shown), "The ʻ[Ewa] park…");
}

#[test]
fn the_search_finds_words_of_titles_minutes_promises_concerns_and_agendas() {
    let connection = database(&LARKMOOR);
    let kinds = "SELECT group_concat(kind, ' ') FROM (SELECT DISTINCT kind FROM search WHERE search MATCH 'street \
        light*' ORDER BY kind)";
    assert_eq!(text(&connection, kinds), "agenda commitment concern huddle");
    let agendas = "SELECT group_concat(record_id, ' ') FROM search WHERE kind = 'agenda' AND search MATCH 'net AND \
        loft' ORDER BY record_id";
    assert_eq!(text(&connection, agendas), "2027-01-21-harbor-1");
    let snippet = "SELECT snippet(search, 4, '[', ']', '…', 5) FROM search WHERE search MATCH '\"lamp on the steps\"'";
    assert_eq!(text(&connection, snippet), "…[lamp on the steps], no…");
    let accents = "SELECT count(*) FROM search WHERE search MATCH 'mañana' AND rowid NOT IN (SELECT rowid FROM search \
        WHERE search MATCH 'MANANA')";
    assert_eq!(number(&connection, accents), 0);
    let all = "SELECT (SELECT count(*) FROM huddles) + (SELECT count(*) FROM commitments) + (SELECT count(*) FROM \
        concerns) + (SELECT count(agenda) FROM huddles) - (SELECT count(*) FROM search)";
    assert_eq!(number(&connection, all), 0);
}

#[test]
fn figures_are_those_of_the_scoreboard() {
    for built in [&*LARKMOOR, &*RENAMED] {
        let (connection, prepared) = (database(built), &built.prepared);
        let tallies = &prepared.plan.tallies;
        let count = |fate: &str| number(&connection, &format!("SELECT count(*) FROM outcomes WHERE fate = '{fate}'"));
        for (fate, word) in FATES {
            assert_eq!(count(word), i64::from(tallies.city.count(fate)), "{word}");
        }
        assert_eq!(count_of(&connection, ""), figures(&tallies.city));
        for (organization, tally) in prepared.site.organizations.iter().zip(&tallies.organizations) {
            let owned =
                format!("JOIN commitments AS c ON c.id = o.commitment_id WHERE c.owner_id = '{}'", organization.id);
            assert_eq!(count_of(&connection, &owned), figures(tally), "{}", organization.id);
        }
    }
    let connection = database(&LARKMOOR);
    let sums = "SELECT (SELECT sum(promises) FROM outcomes_by_owner) - (SELECT count(*) FROM commitments)";
    assert_eq!(number(&connection, sums), 0);
}

/// On the day of the build the view says of each promise what its row says.
#[test]
fn a_promise_has_one_fate_in_its_row_and_in_the_view() {
    for built in [&*LARKMOOR, &*RENAMED, &*CHARLOTTE] {
        let connection = database(built);
        let differing = "SELECT count(*) FROM commitments AS c JOIN outcomes AS o ON o.commitment_id = c.id \
            WHERE (c.fate, c.kept, c.counts) <> (o.fate, o.kept, o.counts) OR c.ended_on IS NOT o.ended_on";
        assert_eq!(number(&connection, differing), 0);
        let silent = "SELECT count(*) FROM promises WHERE settled AND silent_days IS NOT NULL";
        assert_eq!(number(&connection, silent), 0);
        let silences = "SELECT count(*) FROM commitments_silent_huddles AS s JOIN commitments AS c \
            ON c.id = s.commitment_id WHERE c.settled";
        assert_eq!(number(&connection, silences), 0);
    }
    assert!(number(&database(&LARKMOOR), "SELECT count(*) FROM commitments_silent_huddles") > 0);
}

/// What SQLite has learned since 3.34, the release of Debian 11, as far as a schema or a question may use it.
const NEWER: [&str; 28] = [
    "strict",
    "returning",
    "drop column",
    "materialized",
    "->",
    "full join",
    "right join",
    "full outer",
    "right outer",
    "is distinct from",
    "is not distinct",
    "unixepoch(",
    "format(",
    "octet_length(",
    "timediff(",
    "concat(",
    "concat_ws(",
    "string_agg(",
    "unhex(",
    "jsonb",
    "ceil(",
    "floor(",
    "log(",
    "pow(",
    "sqrt(",
    "median(",
    "percentile(",
    "contentless_delete",
];

#[test]
fn nothing_in_the_database_is_newer_than_sqlite_3_34() {
    let connection = database(&LARKMOOR);
    let schema = text(&connection, "SELECT lower(group_concat(sql, char(10))) FROM sqlite_master");
    let recipes = std::fs::read_dir("src/cli/query/recipes").expect("recipes are there");
    let recipes = recipes.map(|entry| std::fs::read_to_string(entry.expect("a file").path()).expect("UTF-8"));
    for text in recipes.map(|text| text.to_lowercase()).chain([schema]) {
        let words: String =
            text.lines().filter(|line| !line.trim_start().starts_with("--")).collect::<Vec<_>>().join("\n");
        let found: Vec<&str> = NEWER.into_iter().filter(|word| has_word(&words, word)).collect();
        assert!(found.is_empty(), "{found:?} in {words}");
    }
}

/// Whether a text has this word, where it is one by itself.
fn has_word(text: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let begins = !word.starts_with(inside) || !text[..at].ends_with(inside);
        let ends = !word.ends_with(inside) || !text[at + word.len()..].starts_with(inside);
        begins && ends
    })
}

#[test]
fn places_have_their_outlines_as_geojson() {
    let connection = database(&LARKMOOR);
    for table in ["divisions", "areas"] {
        let file = format!("data/{table}.geojson");
        let collection: serde_json::Value = serde_json::from_slice(&LARKMOOR.files[&file]).expect("JSON");
        let features = collection["features"].as_array().expect("features");
        let held = rows(&connection, &format!("SELECT id, geometry FROM {table} ORDER BY rowid"));
        assert_eq!(held.len(), features.len());
        let mut outlined = 0;
        for (row, feature) in held.iter().zip(features) {
            assert_eq!(row[0], Value::Text(feature["id"].as_str().expect("an id").to_owned()));
            match &row[1] {
                Value::Text(text) => {
                    outlined += 1;
                    assert_eq!(serde_json::from_str::<serde_json::Value>(text).expect("JSON"), feature["geometry"]);
                }
                other => assert_eq!((other, &feature["geometry"]), (&Value::Null, &serde_json::Value::Null)),
            }
        }
        assert!(outlined > 0, "{table}");
    }
    let described = "SELECT count(*) FROM columns WHERE name = 'geometry' AND description <> ''";
    assert_eq!(number(&connection, described), 2);
}

#[test]
fn datasette_is_told_of_every_table_and_column() {
    for built in [&*LARKMOOR, &*RENAMED] {
        let metadata: serde_json::Value = serde_json::from_slice(&built.files["data/metadata.json"]).expect("JSON");
        let tables = &metadata["databases"]["huddles"]["tables"];
        let connection = database(built);
        let names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' \
            AND name NOT IN ('about', 'tables', 'columns', 'minutes')";
        for row in rows(&connection, names) {
            let Value::Text(table) = &row[0] else { panic!("a name is a text") };
            let columns = tables[table]["columns"].as_object().unwrap_or_else(|| panic!("{table} has no columns"));
            for column in rows(&connection, &format!("SELECT name FROM pragma_table_info('{table}')")) {
                let Value::Text(column) = &column[0] else { panic!("a name is a text") };
                assert!(columns[column].as_str().is_some_and(|text| !text.is_empty()), "{table}.{column}");
            }
        }
        assert_eq!(metadata["source_url"].as_str().map(|url| url.ends_with("/data/")), Some(true));
    }
}

const FATES: [(Fate, &str); 10] = [
    (Fate::KeptInTime, "kept-in-time"),
    (Fate::KeptLate, "kept-late"),
    (Fate::KeptUndated, "kept-without-date"),
    (Fate::Ahead, "not-due-yet"),
    (Fate::Undated, "open-without-date"),
    (Fate::Overdue, "overdue"),
    (Fate::Moved, "date-moved"),
    (Fate::Dropped, "dropped"),
    (Fate::Replaced, "replaced"),
    (Fate::ReplacedByNothing, "replaced-by-nothing"),
];

/// Promises made, counted and kept.
fn figures(tally: &Tally) -> [i64; 3] {
    [tally.made(), tally.share().whole, tally.share().part].map(i64::from)
}

fn count_of(connection: &Connection, of: &str) -> [i64; 3] {
    let sql = |what: &str| format!("SELECT coalesce({what}, 0) FROM outcomes AS o {of}");
    ["count(*)", "sum(o.counts)", "sum(o.kept)"].map(|what| number(connection, &sql(what)))
}

#[test]
fn replaced_promises_count_once_round_every_corner() {
    let entry = |id: &str| format!("  - {{id: {id}, text: Mend it, owner: {{role: Captain}}, due: 2026-02-01}}\n");
    let commitments: String = ["a", "b", "c", "d", "e", "f", "g"].iter().map(|id| entry(id)).collect();
    let replaced = |id: &str, by: &str| {
        let by = if by.is_empty() { String::new() } else { format!(", successor: 2026-01-10/{by}") };
        format!("  - {{commitment: 2026-01-10/{id}, status: replaced, note: Another way.{by}}}\n")
    };
    // a → b, which is open; c → d → c in a circle; e → f, which nothing replaced; g → itself would be a mistake.
    let reports: String =
        [("a", "b"), ("c", "d"), ("d", "c"), ("e", "f"), ("f", "")].iter().map(|(id, by)| replaced(id, by)).collect();
    let head = |date: &str, more: &str| {
        format!("---\ntitle: Talk\ndate: {date}\ndivision: central\nresponse_areas: [c-1]\n{more}---\nWe talked.\n")
    };
    let content = Content::new(SMALLEST_SITE)
        .publishing_everything()
        .with("divisions/central.md", "---\nname: Central\nresponse_areas: [{id: c-1, name: Area 1}]\n---\n")
        .with("huddles/central/2026-01-10.md", &head("2026-01-10", &format!("commitments:\n{commitments}")))
        .with("huddles/central/2026-03-10.md", &head("2026-03-10", &format!("reports:\n{reports}")));
    let prepared = content.prepare(&options());
    let connection = opened(&bytes(&prepared));
    let fates = "SELECT group_concat(substr(commitment_id, -1) || ': ' || fate, ', ') FROM (SELECT * FROM outcomes \
        ORDER BY commitment_id)";
    let reported = text(&connection, fates);
    assert_eq!(
        reported,
        "a: replaced, b: overdue, c: replaced-by-nothing, d: replaced-by-nothing, e: replaced, f: replaced-by-nothing, \
            g: overdue"
    );
    for (fate, word) in FATES {
        let count = number(&connection, &format!("SELECT count(*) FROM outcomes WHERE fate = '{word}'"));
        assert_eq!(count, i64::from(prepared.plan.tallies.city.count(fate)), "{word}");
    }
}

#[test]
fn what_is_not_published_is_in_no_byte() {
    let head = |title: &str, more: &str| {
        format!("---\ntitle: {title}\ndate: 2026-05-07\ndivision: central\nresponse_areas: [c-1]\n{more}---\n")
    };
    let content = Content::new(SMALLEST_SITE)
        .publishing_everything()
        .with("divisions/central.md", "---\nname: Central\nresponse_areas: [{id: c-1, name: Area 1}]\n---\n")
        .with(
            "huddles/a.md",
            &(head("Shown", "")
                + "Seen words.\n\n<!-- hiddenone -->\n\n<b>bold</b> [link](https://hiddentwo.example/)\n"),
        )
        .with("huddles/b.md", &(head("hiddenthree", "publish: false\n") + "hiddenfour\n"))
        .with(
            "huddles/c.md",
            &(head("hiddenseven", "minutes: withdrawn # hiddenfive\nsummary: hiddeneight\n") + "hiddensix\n"),
        );
    let bytes = bytes(&content.prepare(&options()));
    let held = |word: &str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    assert!(held("Seen words.") && held("Central, Area 1, 2026-05-07"));
    for word in
        ["hiddenone", "hiddentwo", "hiddenthree", "hiddenfour", "hiddenfive", "hiddensix", "hiddenseven", "hiddeneight"]
    {
        assert!(!held(word), "{word}");
    }
    let connection = opened(&bytes);
    assert_eq!(number(&connection, "SELECT count(*) FROM search WHERE search MATCH 'hidden*'"), 0);
}

#[test]
fn a_file_that_is_written_as_it_is_made_has_the_bytes_of_one_made_in_memory_and_is_kept_where_it_is_the_same() {
    let settings = format!("{SMALLEST_SITE}exports: [database, tables]\n");
    let workshop = Workshop::new();
    workshop.write("content/site.yaml", &settings);
    workshop.build().ends_with(0);
    whole_site(&workshop.path("public")).expect("every file is as the manifest has it");
    let texts = files(&workshop.path("content")).into_iter().filter(|(path, _)| path.ends_with(".md"));
    let texts = texts.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("records are UTF-8")));
    let in_memory = texts.fold(Content::new(&settings), |content, (path, text)| content.with(&path, &text)).build();
    let written = [PATH, "data/huddles.csv", "data/huddles.jsonl", "datapackage.json"];
    let public = files(&workshop.path("public"));
    for path in written {
        assert!(public[path] == in_memory.files[path], "{path} differs");
    }
    let stamp = |path: &str| {
        std::fs::metadata(workshop.path("public").join(path)).and_then(|data| data.modified()).expect("it stands")
    };
    let before = written.map(stamp);
    workshop.write("content/pages/about.md", "---\ntitle: About\n---\nThe words.\n");
    workshop.build().ends_with(0);
    whole_site(&workshop.path("public")).expect("every file is as the manifest has it");
    assert_eq!(written.map(stamp), before, "no row has changed");
}
