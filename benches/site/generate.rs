//! A site of any size, always the same for the same size: like the sample in its shape, 13 divisions of 3 areas over
//! ten years, bodies of 2 to 6 KB, 2 to 5 commitments a huddle, with reports in later huddles of the area. Besides,
//! every division has announced one or two huddles with their agendas, so that a generated site has what a real one
//! has.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

/// Names of the divisions; a division's id is its name in small letters.
pub const DIVISIONS: [&str; 13] = [
    "Central",
    "Harbor",
    "Northgate",
    "Westfield",
    "Eastway",
    "Hickory",
    "Metro",
    "Providence",
    "Steele",
    "Airport",
    "Freedom",
    "University",
    "Grove",
];
/// How many response areas a division has: `central-1` to `central-3`.
pub const AREAS: usize = 3;
/// How many huddles are to come, beside those that were held.
pub const ANNOUNCED: usize = DIVISIONS.len() + DIVISIONS.len() / 2;

const TOPICS: [&str; 8] = ["lighting", "noise", "traffic", "parking", "dumping", "theft", "parks", "vacant-property"];
const OWNERS: [&str; 8] =
    ["city-transport", "light-and-power", "police", "parks", "code-enforcement", "merchants", "library", "sanitation"];
const SUBJECTS: [&str; 12] = [
    "the street light at the corner",
    "the alley behind the market",
    "speeding on the hill",
    "the bus shelter",
    "the vacant house",
    "loud music after midnight",
    "the crossing by the school",
    "dumped tires",
    "the broken fence",
    "the car park",
    "the storm drain",
    "the blocked sidewalk",
];
const VERBS: [&str; 8] = [
    "said that",
    "asked why",
    "reported that",
    "answered that",
    "promised that",
    "pointed out that",
    "confirmed that",
    "doubted that",
];
const PEOPLE: [&str; 8] = [
    "a resident of Mill Street",
    "the sergeant",
    "a shop owner",
    "the traffic engineer",
    "a teacher",
    "the sanitation foreman",
    "a parent",
    "the library manager",
];
const ENDS: [&str; 8] = [
    "it has been so since the winter",
    "nobody had come to look",
    "the work order was lost",
    "two officers went there in March",
    "the count was forty cars in an hour",
    "the owner lives elsewhere",
    "the part is on order",
    "it will be looked at again in the summer",
];

/// Numbers that look random and never change (a 64-bit linear congruential generator; Knuth, MMIX).
pub struct Numbers(u64);

impl Numbers {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2_862_933_555_777_941_757).wrapping_add(3_037_000_493))
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

/// Writes a site of `huddles` huddles that were held, and those to come, into `folder`. Its bytes depend on the number
/// alone.
pub fn generate(folder: &Path, huddles: usize) -> io::Result<()> {
    fs::create_dir_all(folder.join("divisions"))?;
    fs::write(folder.join("site.yaml"), settings())?;
    for name in DIVISIONS {
        let id = name.to_lowercase();
        let areas: String = (1..=AREAS)
            .map(|n| {
                format!("  - {{id: {id}-{n}, name: Response Area {n}, neighborhoods: [\"{name} {n}\"], streets: [\"{name} Street {n}00-{n}98\"]}}\n")
            })
            .collect();
        fs::write(
            folder.join(format!("divisions/{id}.md")),
            format!("---\nname: {name}\nresponse_areas:\n{areas}---\nThe {name} division.\n"),
        )?;
        fs::create_dir_all(folder.join(format!("huddles/{id}")))?;
    }
    let mut last: Vec<Option<(String, usize)>> = vec![None; DIVISIONS.len() * AREAS];
    for number in 0..huddles {
        let mut random = Numbers::new(number as u64);
        let place = number % last.len();
        let (division, area) = (DIVISIONS[place / AREAS].to_lowercase(), place % AREAS + 1);
        // Days are spread over ten years; several huddles a day have different areas.
        let day = number * 3_650 / huddles.max(1);
        let date = chrono::NaiveDate::from_ymd_opt(2016, 1, 4).expect("a day") + chrono::Days::new(day as u64);
        let id = format!("{date}-{division}-{area}-{number}");
        let (text, commitments) = huddle(&mut random, &id, &division, area, &date.to_string(), last[place].as_ref());
        fs::write(folder.join(format!("huddles/{division}/{id}.md")), text)?;
        last[place] = Some((id, commitments));
    }
    announce(folder)
}

/// The day that the huddles to come are after: every held one and every due date is earlier.
fn first_announced() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 12, 3).expect("a day")
}

/// Writes the huddles to come: one of every division, a second of every other one, each in an area of its own.
fn announce(folder: &Path) -> io::Result<()> {
    for (place, name) in DIVISIONS.into_iter().enumerate() {
        let division = name.to_lowercase();
        for turn in 0..1 + place % 2 {
            let area = (place + turn) % AREAS + 1;
            let date = first_announced() + chrono::Days::new((place + 28 * turn) as u64);
            let mut random = Numbers::new(u64::MAX - (2 * place + turn) as u64);
            let text = announced(&mut random, &division, area, &date.to_string());
            fs::write(folder.join(format!("huddles/{division}/{date}-{division}-{area}.md")), text)?;
        }
    }
    Ok(())
}

/// A huddle to come: when and where, and as its text what is to be discussed.
fn announced(random: &mut Numbers, division: &str, area: usize, date: &str) -> String {
    let subject = random.pick(&SUBJECTS);
    let mut text = format!(
        "---\ntitle: \"Area {area}: {subject}\"\ndate: {date}\nstart: \"18:00\"\nend: \"19:30\"\ndivision: \
            {division}\nresponse_areas: [{division}-{area}]\nstatus: scheduled\nlocation: {{name: Branch Library, address: {} Hall St}}\ntopics: [{}]\nsummary: \"What came of {subject}, and what to do next.\"\n---\n",
        100 + random.below(900),
        random.pick(&TOPICS),
    );
    for item in 1..=3 + random.below(3) {
        let _ = writeln!(text, "{item}. {}", capital(random.pick(&SUBJECTS)));
    }
    text
}

fn settings() -> String {
    let topics: Vec<String> = TOPICS.iter().map(|id| format!("{{id: {id}, name: {id}}}")).collect();
    let organizations: Vec<String> =
        OWNERS.iter().map(|id| format!("{{id: {id}, name: {id}, sector: government}}")).collect();
    format!(
        "title: Benchmark huddles\norganization: {{name: Benchmark Police Department}}\nbase_url: \
            https://benchmark.example/\ntimezone: America/New_York\nfictional: true\ntopics: [{}]\norganizations: [{}]\n",
        topics.join(", "),
        organizations.join(", ")
    )
}

fn huddle(
    random: &mut Numbers,
    id: &str,
    division: &str,
    area: usize,
    date: &str,
    last: Option<&(String, usize)>,
) -> (String, usize) {
    let count = 2 + random.below(4);
    let subject = random.pick(&SUBJECTS);
    let mut text = format!(
        "---\ntitle: \"Area {area}: {subject}\"\ndate: {date}\nstart: \"18:00\"\nend: \"19:30\"\ndivision: \
            {division}\nresponse_areas: [{division}-{area}]\nminutes: approved\napproved_on: {date}\napproved_by: Division captain\nlocation: {{name: Branch Library, address: {} Hall St}}\nattendance: {{residents: {}, business: {}, government: {}, police: {}}}\ntopics: [{}]\nsummary: \"People spoke about {subject} and about {}.\"\n",
        100 + random.below(900),
        5 + random.below(60),
        random.below(9),
        random.below(6),
        1 + random.below(6),
        random.pick(&TOPICS),
        random.pick(&SUBJECTS),
    );
    text.push_str("concerns:\n");
    for n in 0..count.min(3) {
        let _ = writeln!(
            text,
            "  - {{id: c{n}, response_area: {division}-{area}, topic: {}, text: \"{} {} {}.\", answered_by: [p{n}]}}",
            random.pick(&TOPICS),
            capital(random.pick(&PEOPLE)),
            random.pick(&VERBS),
            random.pick(&ENDS)
        );
    }
    text.push_str("commitments:\n");
    for n in 0..count {
        let due = chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d").expect("a day")
            + chrono::Days::new(30 + random.below(120) as u64);
        let _ = writeln!(
            text,
            "  - id: p{n}\n    text: \"Look after {} and report back\"\n    owner: \
                {{organization: {}, role: Supervisor}}\n    due: {due}",
            random.pick(&SUBJECTS),
            random.pick(&OWNERS)
        );
    }
    if let Some((last, earlier)) = last {
        text.push_str("reports:\n");
        for n in 0..(*earlier).min(2) {
            let status = ["done", "in-progress", "waiting", "confirmed"][random.below(4)];
            let _ = writeln!(
                text,
                "  - {{commitment: {last}/p{n}, status: {status}, note: \"{} {} {}.\"}}",
                capital(random.pick(&PEOPLE)),
                random.pick(&VERBS),
                random.pick(&ENDS)
            );
        }
    }
    text.push_str("---\n");
    body(random, &mut text, id);
    (text, count)
}

fn body(random: &mut Numbers, text: &mut String, id: &str) {
    let wanted = text.len() + 2_000 + random.below(4_000);
    while text.len() < wanted {
        let _ = writeln!(text, "\n## {}\n", capital(random.pick(&SUBJECTS)));
        for _ in 0..2 {
            for _ in 0..4 {
                let _ =
                    write!(text, "{} {} {}. ", capital(random.pick(&PEOPLE)), random.pick(&VERBS), random.pick(&ENDS));
            }
            text.push_str("\n\n");
        }
        for _ in 0..3 {
            let _ = writeln!(text, "- **{}**: {}", capital(random.pick(&PEOPLE)), random.pick(&ENDS));
        }
        if random.below(3) == 0 {
            let _ = writeln!(
                text,
                "\n| Month | Calls | Reports |\n|---|--:|--:|\n| March | {} | {} |\n| April | {} | {} |",
                random.below(90),
                random.below(40),
                random.below(90),
                random.below(40)
            );
        }
    }
    let _ = writeln!(text, "\nRecorded as `{id}`.");
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + characters.as_str())
}
