//! What stands around a text that came by mail or from a chat with a program: heads, greetings, what is put below.

use super::found::{Found, Pasted};
use crate::text::pattern::of_all;
use crate::text::source::Span;
use regex::Regex;
use std::sync::LazyLock;

/// A line of the head of a mail: its name.
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    of_all(
        r"^[>*_ \t]*(From|Sent|To|Cc|CC|Bcc|Subject|Date|Attachments?|Importance|Reply-To|De|Enviado(?: el)?|Fecha|Para|Asunto|Von|Gesendet|An|Betreff|Datum|Envoyé|À|Objet|发件人|发送时间|收件人|主题)[*_]*:",
    )
});

const FIRST: [&str; 4] = ["From", "De", "Von", "发件人"];

/// What stands alone in its line.
static LINE: LazyLock<Regex> = LazyLock::new(|| {
    of_all(concat!(
        r"^[>*_ \t]*(?:(?:Subject|Asunto|Betreff)[*_]*: (?:RE|Re|FW|Fw|Fwd|FWD|RV|AW|WG): ",
        r"|On .{6,80} wrote:$|El .{6,80} escribió:$|Am .{6,80} schrieb",
        r"|Begin forwarded message|-+ ?(?:Original Message|Forwarded message|Mensaje original|Ursprüngliche Nachricht)",
        r"|Sent from my |Sent from Mail for|Get Outlook for|Enviado desde mi |Envoyé de mon |Von meinem iPhone gesendet",
        r"|CAUTION: This e-?mail|\[?EXTERNAL(?: E-?MAIL)?\]|This e-?mail (?:and any|message)|This message and any attach|Este correo (?:electrónico )?y",
        r"|CONFIDENTIALITY NOTICE|Please consider the environment",
        r"|(?:Hi|Hello|Hey|Dear|Good (?:morning|afternoon|evening)|Hola|Buenos días|Buenas tardes|Estimad[oa]s?|Querid[oa]s?)(?: [\p{Alphabetic}.'’-]+){0,4}[,:]$",
        r"|(?:Hi|Hey|Hello) (?:all|everyone|everybody|team|folks|there|[\p{Uppercase}][\p{Lowercase}]+)!$",
        r"|(?:Please (?:find|see) (?:attached|below|the attached)|Attached (?:please find|are the|is the)|Adjunto (?:les? )?(?:envío|encontrará))",
        r")",
    ))
});

/// What ends a mail, with the names below it.
static END: LazyLock<Regex> = LazyLock::new(|| {
    of_all(
        r"^[>*_ \t]*(?:Best(?: regards| wishes)?|Kind regards|Warm regards|Regards|Sincerely(?: yours)?|Thanks(?: again| so much| in advance)?|Thank you|Many thanks|Cheers|Saludos(?: cordiales)?|Atentamente|Un saludo|Gracias|Cordialmente)[,!]?$",
    )
});

/// What a program says that was asked to write the minutes.
static CHAT: LazyLock<Regex> = LazyLock::new(|| {
    of_all(concat!(
        r"(?i)^[>*_ \t]*(?:",
        r"(?:sure(?: thing)?|certainly|of course|absolutely|great|got it|no problem|happy to help|¡?claro(?: que sí)?|¡?por supuesto)[!,.—–-]+ ?(?:here|below|i['’]ve|i have|aquí|he )",
        r"|(?:here(?:['’]s| is| are)|below is|i['’]ve|i have) (?:\w+[- ]){0,4}(?:cleaned|polished|revised|rewritten|formatted|reformatted|improved|edited|corrected|professional|concise|tidied)\b.{0,120}:$",
        r"|(?:here(?:['’]s| is| are)|aquí (?:tienes?|está)) (?:your|the updated|tus?|una versión|la versión) (?:\w+ ){0,3}(?:minutes|notes|text|document|summary|minutas?|notas|texto|resumen)\b",
        r"|let me know if you(?:['’]d like| want| need|['’]d prefer| would like)|would you like me to|feel free to (?:adjust|edit|modify|customize)|i hope this helps|if you(?:['’]d| would)? (?:like|want),? i can|as an ai\b|i(?:['’]m| am) (?:just )?an ai\b",
        r"|avísame si |¿(?:quieres|te gustaría|deseas) que |espero que (?:esto |te )",
        r"|(?:chatgpt|copilot|gemini|claude|you) said:$",
        r")",
    ))
});

/// The heads of mails in a body.
pub(super) fn heads(body: &str, found: &mut Vec<Found>) {
    if !body.contains(':') || !["From", "De", "Von", "发件人"].iter().any(|word| body.contains(word)) {
        return;
    }
    let mut block: Vec<(Span, &str)> = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive('\n').chain(["end"]) {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        let name = HEAD.captures(line).and_then(|found| found.get(1)).map_or("", |name| name.as_str());
        let begins = FIRST.contains(&name);
        match name {
            "" if line.trim().is_empty() => continue,
            "" => end(&mut block, found),
            _ if begins => {
                end(&mut block, found);
                block.push((span, name));
            }
            _ if !block.is_empty() => block.push((span, name)),
            _ => {}
        }
    }
}

fn end(block: &mut Vec<(Span, &str)>, found: &mut Vec<Found>) {
    if block.len() > 1 {
        let whole = Span::new(block[0].0.start, block[block.len() - 1].0.end);
        found.push(Found {
            span: block[0].0,
            pasted: Pasted::MailHead(block.len()),
            edits: vec![(whole, String::new())],
        });
    }
    block.clear();
}

/// A line of a paragraph that belongs to a mail or a chat, with what goes with it.
pub(super) fn around(lines: &[(Span, &str)], found: &mut Vec<Found>) {
    let whole = |from: usize| Span::new(lines[from].0.start, lines[lines.len() - 1].0.end);
    for (at, (span, line)) in lines.iter().enumerate() {
        let delete = |span: Span| vec![(span, String::new())];
        let plain = line.trim_end_matches(['*', '_']);
        if CHAT.is_match(plain) {
            found.push(Found { span: *span, pasted: Pasted::Chat, edits: delete(*span) });
        } else if (*line == "--" && at + 1 < lines.len())
            || (END.is_match(plain) && lines.len() - at <= 6 && at > 0 || END.is_match(plain) && lines.len() <= 5)
        {
            found.push(Found { span: *span, pasted: Pasted::Mail, edits: delete(whole(at)) });
            return;
        } else if LINE.is_match(plain) && !in_head(found, *span) {
            found.push(Found { span: *span, pasted: Pasted::Mail, edits: delete(*span) });
        }
    }
}

/// Whether a line belongs to the head of a mail that is reported already: those come first, in their order.
fn in_head(found: &[Found], line: Span) -> bool {
    let heads = found.partition_point(|found| matches!(found.pasted, Pasted::MailHead(_)));
    let before = found[..heads].partition_point(|head| head.span.start <= line.start);
    before.checked_sub(1).is_some_and(|at| found[at].edits.iter().any(|(head, _)| line.end <= head.end))
}
