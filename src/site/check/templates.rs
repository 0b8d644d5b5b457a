//! Templates of the site's own that no page uses, since their names are not those of the program's theme.

use super::Checked;
use crate::diagnostics::{Code, Diag, Fix, Help, Place};
use crate::site::theme::Theme;
use crate::text::source::Span;
use crate::text::{list_of, nearest};

/// Reports templates of the site's own that no page uses.
pub fn check(checked: &Checked<'_>, diags: &mut Vec<Diag>) {
    let own = &checked.theme.own_templates;
    for (name, source) in own {
        let known: Vec<String> = Theme::civic_templates().map(|(name, _)| name).collect();
        let is_named = || {
            own.iter().any(|(_, other)| {
                other.text.contains(&format!("\"{name}\"")) || other.text.contains(&format!("'{name}'"))
            })
        };
        if known.contains(name) || is_named() {
            continue;
        }
        let free = known.iter().map(String::as_str).filter(|known| !own.iter().any(|(other, _)| other == known));
        let near = nearest(name, free);
        let rename = near.and_then(|near| Fix::rename(&source.path, near.rsplit('/').next().unwrap_or(near)));
        let help = match rename {
            Some(rename) => Help::typed("rename the file to ", rename),
            None => Help::new(format!(
                "delete it, or give it the name of a template: {}",
                list_of(known.iter().map(String::as_str), 40)
            )),
        };
        let place = Place::new(source, Span::new(source.beginning(), source.beginning()));
        diags.push(
            Diag::new(Code::Theme, place, format!("no page uses a template named \"{name}\""), help).as_warning(),
        );
    }
}
