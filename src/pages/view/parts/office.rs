//! Offices, and ways to reach them.

use crate::pages::view::shapes::Value;
use crate::record::model::Office;
use crate::text::address_of_mailbox;
use crate::text::markdown::{Scheme, scheme};

/// What is known of an office: name, address, hours, and ways to reach it as links.
pub fn office_values(office: &Office) -> Vec<Value> {
    let mut values: Vec<Value> = [&office.name, &office.address, &office.hours]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(Value::text)
        .collect();
    if !office.phone.is_empty() {
        let digits: String = office.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        values.push(Value { text: office.phone.clone(), url: Some(format!("tel:{digits}")), ..Value::default() });
    }
    if !office.email.is_empty() {
        values.push(Value {
            text: office.email.clone(),
            url: Some(format!("mailto:{}", address_of_mailbox(&office.email))),
            ..Value::default()
        });
    }
    if scheme(&office.url) == Scheme::Outside {
        values.push(Value { text: office.url.clone(), url: Some(office.url.clone()), ..Value::default() });
    }
    values
}
