//! Endings of files that may be attached, those that never may, and what the bytes of each must be.

/// Endings of files that people attach to minutes.
pub const KINDS: [&str; 12] = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "csv", "txt", "mp3", "mp4", "ics", "zip"];

/// Endings of files that browsers or servers run at the site's own address, or that a reader's machine runs when they
/// are opened: no site can allow them.
pub const LIVE: [&str; 62] = [
    "html", "htm", "xhtml", "xht", "shtml", "mhtml", "mht", "xml", "xsl", "xslt", "rdf", "svgz", "js", "mjs", "cjs",
    "wasm", "swf", "css", "php", "phtml", "phar", "php3", "php4", "php5", "php7", "pht", "cgi", "fcgi", "pl", "py",
    "rb", "asp", "aspx", "jsp", "jspx", "cfm", "htaccess", "config", "exe", "com", "scr", "msi", "bat", "cmd", "ps1",
    "vbs", "wsf", "hta", "lnk", "url", "reg", "jar", "app", "dmg", "apk", "sh", "docm", "dotm", "xlsm", "xlam", "pptm",
    "ppsm",
];

/// Of these the ones that some servers run wherever they stand in a name: `list.php.txt`.
const RUN_INSIDE: [&str; 20] = [
    "shtml", "php", "phtml", "phar", "php3", "php4", "php5", "php7", "pht", "cgi", "fcgi", "pl", "py", "rb", "asp",
    "aspx", "jsp", "jspx", "cfm", "htaccess",
];

/// What a file must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// PDF (ISO 32000-2).
    Pdf,
    /// A document of an office program, of this kind.
    Office(Office),
    /// A packed file (ZIP) that holds others.
    Archive,
    /// MP4 (ISO 14496-12).
    Film,
    /// MP3.
    Sound,
    /// iCalendar (RFC 5545).
    Calendar,
    /// Plain text or a table with commas, in UTF-8 or an older encoding of eight bits.
    Text,
    /// A kind that a site allows and this program knows nothing of.
    Unknown,
}

/// A document of an office program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    /// Text of Office Open XML (`.docx`, ECMA-376).
    Word,
    /// Sheets of Office Open XML (`.xlsx`, ECMA-376).
    Excel,
    /// Slides of Office Open XML (`.pptx`, ECMA-376).
    PowerPoint,
    /// Text of OpenDocument (`.odt`, ISO 26300).
    OpenText,
    /// Sheets of OpenDocument (`.ods`, ISO 26300).
    OpenTable,
}

/// What a file must be by its ending, in small letters and without a dot.
pub fn family(ending: &str) -> Family {
    match ending {
        "pdf" => Family::Pdf,
        "docx" => Family::Office(Office::Word),
        "xlsx" => Family::Office(Office::Excel),
        "pptx" => Family::Office(Office::PowerPoint),
        "odt" => Family::Office(Office::OpenText),
        "ods" => Family::Office(Office::OpenTable),
        "zip" => Family::Archive,
        "mp4" => Family::Film,
        "mp3" => Family::Sound,
        "ics" => Family::Calendar,
        "csv" | "txt" => Family::Text,
        _ => Family::Unknown,
    }
}

/// The part of a file's name by which a server may run it, whatever its ending.
pub fn run_inside(name: &str) -> Option<&'static str> {
    let mut parts = name.split('.');
    parts.next();
    let inner: Vec<String> = parts.map(str::to_ascii_lowercase).collect();
    RUN_INSIDE.into_iter().find(|ending| inner.iter().any(|part| part == ending))
}
