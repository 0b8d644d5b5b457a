//! Expressions of GitHub Actions, as far as workflows of this project use them: names with dots, texts in quotes, `!`,
//! `==`, `!=`, `&&`, `||`, and the functions `success`, `failure`, `always`, `cancelled` and `format`. Others are a
//! mistake of the test.

use serde_json::{Value, json};

/// The value of an expression; `context` holds `github`, `inputs`, `steps`, `needs` and `job`, which has `status`.
pub fn value(expression: &str, context: &Value) -> Value {
    let mut reader = Reader { tokens: tokens(expression), at: 0, context };
    let value = reader.any();
    assert_eq!(reader.at, reader.tokens.len(), "the end of {expression:?} was not read");
    value
}

/// Whether a condition holds. One that says nothing of how the steps before ended holds only after success.
pub fn holds(condition: Option<&str>, context: &Value) -> bool {
    const STATES: [&str; 4] = ["success()", "failure()", "always()", "cancelled()"];
    let condition = condition.unwrap_or("success()").trim();
    let condition = condition.strip_prefix("${{").and_then(|rest| rest.strip_suffix("}}")).unwrap_or(condition);
    let asks = STATES.iter().any(|state| condition.contains(state));
    (asks || context["job"]["status"] == "success") && is_true(&value(condition, context))
}

/// A text with the values of its `${{ … }}`.
pub fn filled(text: &str, context: &Value) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${{") {
        let (expression, after) = after.split_once("}}").expect("an expression is closed");
        out.push_str(before);
        out.push_str(&written(&value(expression, context)));
        rest = after;
    }
    out + rest
}

fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn is_true(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false)) && *value != json!("") && *value != json!(0)
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Name(String),
    Text(String),
    Sign(&'static str),
}

fn tokens(expression: &str) -> Vec<Token> {
    const SIGNS: [&str; 8] = ["==", "!=", "&&", "||", "!", "(", ")", ","];
    let mut found = Vec::new();
    let mut rest = expression.trim_start();
    while let Some(first) = rest.chars().next() {
        let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let length = if first == '\'' {
            let end = rest[1..].find('\'').expect("a text is closed") + 1;
            found.push(Token::Text(rest[1..end].to_owned()));
            end + 1
        } else if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            found.push(Token::Sign(sign));
            sign.len()
        } else {
            let end = rest.find(|c: char| !in_name(c)).unwrap_or(rest.len());
            assert!(end > 0, "{expression:?} has a sign that is not known: {first}");
            found.push(Token::Name(rest[..end].to_owned()));
            end
        };
        rest = rest[length..].trim_start();
    }
    found
}

struct Reader<'c> {
    tokens: Vec<Token>,
    at: usize,
    context: &'c Value,
}

impl Reader<'_> {
    fn takes(&mut self, sign: &'static str) -> bool {
        let is_next = self.tokens.get(self.at) == Some(&Token::Sign(sign));
        self.at += usize::from(is_next);
        is_next
    }

    fn any(&mut self) -> Value {
        let mut value = self.all();
        while self.takes("||") {
            let other = self.all();
            value = if is_true(&value) { value } else { other };
        }
        value
    }

    fn all(&mut self) -> Value {
        let mut value = self.compared();
        while self.takes("&&") {
            let other = self.compared();
            value = if is_true(&value) { other } else { value };
        }
        value
    }

    fn compared(&mut self) -> Value {
        let value = self.single();
        if self.takes("==") {
            return json!(value == self.single());
        }
        if self.takes("!=") {
            return json!(value != self.single());
        }
        value
    }

    fn single(&mut self) -> Value {
        if self.takes("!") {
            return json!(!is_true(&self.single()));
        }
        if self.takes("(") {
            let value = self.any();
            assert!(self.takes(")"), "a bracket is closed");
            return value;
        }
        let token = self.tokens.get(self.at).cloned().expect("an expression goes on");
        self.at += 1;
        match token {
            Token::Text(text) => json!(text),
            Token::Sign(sign) => panic!("{sign} stands where a value is expected"),
            Token::Name(name) if self.takes("(") => self.function(&name),
            Token::Name(name) if name == "true" || name == "false" => json!(name == "true"),
            Token::Name(name) => name.split('.').fold(self.context.clone(), |value, part| value[part].clone()),
        }
    }

    fn function(&mut self, name: &str) -> Value {
        let mut arguments = Vec::new();
        while !self.takes(")") {
            arguments.push(self.any());
            self.takes(",");
        }
        let status = &self.context["job"]["status"];
        match name {
            "success" => json!(status == "success"),
            "failure" => json!(status == "failure"),
            "always" => json!(true),
            "cancelled" => json!(false),
            "format" => {
                let (pattern, values) = arguments.split_first().expect("a pattern");
                let fill =
                    |text: String, (at, value): (usize, &Value)| text.replace(&format!("{{{at}}}"), &written(value));
                json!(values.iter().enumerate().fold(written(pattern), fill))
            }
            other => panic!("the function {other} is not known to the tests"),
        }
    }
}
