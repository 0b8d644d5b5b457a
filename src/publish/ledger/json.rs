//! JSON in one way of writing it (RFC 8785), so that the same data always has the same bytes. Numbers are whole:
//! nothing that the log says has others.

use serde_json::Value;
use std::fmt::Write;

/// The canonical text of a value.
///
/// # Panics
/// A number that is not whole.
pub fn canonical(value: &Value) -> String {
    let mut out = String::new();
    write_value(value, &mut out);
    out
}

fn write_value(value: &Value, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_value(item, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = fields.iter().collect();
            // By UTF-16, as RFC 8785, 3.2.3 says.
            fields.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
            out.push('{');
            for (at, (name, value)) in fields.into_iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_text(name, out);
                out.push(':');
                write_value(value, out);
            }
            out.push('}');
        }
        Value::String(text) => write_text(text, out),
        Value::Number(number) => {
            assert!(number.is_u64() || number.is_i64(), "numbers of the log are whole");
            let _ = write!(out, "{number}");
        }
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Null => out.push_str("null"),
    }
}

/// serde_json escapes what RFC 8785, 3.2.2.2 says, and nothing else.
fn write_text(text: &str, out: &mut String) {
    out.push_str(&serde_json::to_string(text).expect("a text is JSON"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_that_of_rfc_8785() {
        let value = serde_json::json!({
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{f6}": "Latin Small Letter O With Diaeresis"
        });
        let written = canonical(&value);
        let order: Vec<usize> = ["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"]
            .map(|word| written.find(word).expect("it is there"))
            .to_vec();
        assert!(order.is_sorted(), "{written}");
        let text = serde_json::json!(["\u{20ac}$\u{f}\nA'B\"\\\\\"/", true, null, 5]);
        assert_eq!(canonical(&text), "[\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",true,null,5]");
    }
}
