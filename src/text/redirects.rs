//! Addresses that mail programs, offices and searches wrap into ones of their own: which are, and what is inside.

use super::decode;

/// The host of an address, in small letters.
pub fn host_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or("").rsplit('@').next().unwrap_or("").to_ascii_lowercase()
}

/// Hosts of redirects, with the beginning of their paths.
const REDIRECTS: [&str; 32] = [
    "bing.com/ck/a",
    "clicktime.symantec.com/",
    "duckduckgo.com/l/",
    "emailprotection.link/",
    "exchange.postmarkapp.com/track",
    "facebook.com/flx/warn/",
    "google.com/amp/s/",
    "google.com/url",
    "google.com.mx/url",
    "google.es/url",
    "govdelivery.com/CL0/",
    "l.facebook.com/l.php",
    "l.instagram.com/",
    "linkedin.com/redir/redirect",
    "linkprotect.cudasvc.com/url",
    "lm.facebook.com/l.php",
    "mandrillapp.com/track/click",
    "mimecast.com/s/",
    "protect2.fireeye.com/",
    "safelink.emails.azure.net/redirect/",
    "safelinks.protection.office365.us/",
    "safelinks.protection.outlook.com/",
    "secure-web.cisco.com/",
    "shared.outlook.inky.com/link",
    "slack-redir.net/link",
    "statics.teams.cdn.office.net/",
    "urldefense.com/",
    "urldefense.proofpoint.com/",
    "urldefense.us/",
    "vk.com/away.php",
    "www.google.com/url",
    "youtube.com/redirect",
];

/// Names that queries give to the address inside.
const NAMES: [&str; 8] = ["q", "url", "u", "a", "destination", "uddg", "to", "target"];

/// Whether an address is that of a redirect.
pub fn is_redirect(target: &str) -> bool {
    let Some((scheme, rest)) = target.split_once("://") else { return false };
    scheme.to_ascii_lowercase().starts_with("http")
        && REDIRECTS.iter().any(|known| {
            rest.find(known).is_some_and(|at| at == 0 || rest[..at].ends_with(['.', '-']) && !rest[..at].contains('/'))
        })
}

/// The address behind the redirect of a mail program or an office, where it can be read from it.
pub fn behind(target: &str) -> Option<String> {
    let rest = target.split_once("://").filter(|_| is_redirect(target))?.1;
    if let Some((_, inner)) = rest.split_once("/v3/__") {
        return inner
            .split("__;")
            .next()
            .map(|inner| inner.replacen(":/", "://", usize::from(!inner.contains("://"))))
            .filter(|inner| inner.starts_with("http"));
    }
    inside_query(rest).or_else(|| inside_path(rest))
}

fn inside_query(rest: &str) -> Option<String> {
    let query = rest.split_once('?')?.1;
    let value = |name: &&str| {
        query
            .split('&')
            .find_map(|pair| pair.strip_prefix("amp;").unwrap_or(pair).strip_prefix(*name)?.strip_prefix('='))
    };
    let is_dashed = rest.starts_with("urldefense");
    let read = |found: &str| {
        whole(&if is_dashed { decode(&found.replace('-', "%").replace('_', "/")) } else { decode(found) })
    };
    NAMES.iter().filter_map(value).find_map(read)
}

/// In the path: `https://secure-web.cisco.com/1Qa…/https%3A%2F%2Fcity.example`, `google.com/amp/s/city.example/a`.
fn inside_path(rest: &str) -> Option<String> {
    if let Some((_, inner)) = rest.split_once("/amp/s/") {
        return whole(&format!("https://{}", decode(inner)));
    }
    let small = rest.to_ascii_lowercase();
    let at = ["/https%3a", "/http%3a", "/https:", "/http:"].iter().filter_map(|sign| small.find(sign)).min()?;
    // What follows the address belongs to the redirect.
    let inner = rest[at + 1..].split(['/', '?']).next()?;
    whole(&decode(inner))
}

fn whole(address: &str) -> Option<String> {
    let has_host = address.split_once("://").is_some_and(|(_, rest)| rest.contains('.'));
    let is_web = address.starts_with("http://") || address.starts_with("https://");
    (is_web && has_host).then(|| address.replace(' ', "%20"))
}

/// Whether an address has that of a mailbox in it, written as in queries too.
pub fn mailbox_in(target: &str) -> bool {
    let own = behind(target).unwrap_or_default();
    let decoded = decode(target).replace(&own, "");
    decoded.match_indices('@').any(|(at, _)| {
        let before = decoded[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let host = decoded[at + 1..].split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-')).next();
        before && host.is_some_and(|host| host.contains('.') && host.len() > 3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_inside_is_read() {
        for (wrapped, inside) in [
            (
                "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=05%7C02%7Cj.b%40c.example%7Cx",
                "https://a.example/",
            ),
            (
                "https://gcc02.safelinks.protection.outlook.com/ap/w-59584e83/?url=https%3A%2F%2Fa.example%2Fb&data=x",
                "https://a.example/b",
            ),
            (
                "https://usg01.safelinks.protection.office365.us/?url=https%3A%2F%2Fa.example%2F&amp;data=05",
                "https://a.example/",
            ),
            (
                "https://www.google.com/url?sa=t&source=web&url=https%3A%2F%2Fa.example%2Fplan.pdf&ved=2",
                "https://a.example/plan.pdf",
            ),
            ("https://www.google.com/url?q=https://a.example/x&sa=D&ust=1", "https://a.example/x"),
            ("https://urldefense.com/v3/__https://a.example/x__;!!Ab!c$", "https://a.example/x"),
            ("https://urldefense.us/v3/__https:/a.example/x__;!!Ab!c$", "https://a.example/x"),
            ("https://urldefense.proofpoint.com/v2/url?u=https-3A__a.example_x&d=Dw&c=e", "https://a.example/x"),
            ("https://secure-web.cisco.com/1Qa-Bc/https%3A%2F%2Fa.example%2Fb%3Fc%3D1", "https://a.example/b?c=1"),
            ("https://links-2.govdelivery.com/CL0/https:%2F%2Fa.example%2Fb/1/0101019a/x=1", "https://a.example/b"),
            ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT1", "https://a.example/"),
            ("https://www.google.com/amp/s/a.example/news", "https://a.example/news"),
            ("https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2F&rut=1", "https://a.example/"),
        ] {
            assert_eq!(behind(wrapped).as_deref(), Some(inside), "{wrapped}");
        }
    }

    #[test]
    fn a_redirect_that_says_nothing_is_one_all_the_same() {
        for target in ["https://protect-us.mimecast.com/s/Ab1cC2kxDE", "https://url.emailprotection.link/?bAbC~~"] {
            assert!(is_redirect(target) && behind(target).is_none(), "{target}");
        }
        for target in [
            "https://www.google.com/maps?q=https://a.example",
            "https://web.archive.org/web/2020/https://a.example/",
            "https://www.facebook.com/sharer.php?u=https%3A%2F%2Fa.example",
            "https://a.example/urldefense.com/x",
        ] {
            assert!(!is_redirect(target), "{target}");
        }
    }

    #[test]
    fn a_mailbox_in_it_is_seen() {
        let safelink = "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=05%7C02%7Cj.b%40c.example%7Cx";
        assert!(mailbox_in(safelink));
        assert!(!mailbox_in("https://www.google.com/url?q=https://a.example/x&sa=D"));
        assert!(!mailbox_in("https://www.google.com/url?q=https://social.example/@city&sa=D"));
    }
}
