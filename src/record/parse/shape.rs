//! What a record's details may hold: one declaration gives the struct that serde fills in, the table that reports
//! mistakes and the schema that editors read, so that they cannot differ. It never judges a value (dates, ids): that is
//! `resolve`'s.

use super::demand::Demand;
use serde::Serialize;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor, value};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// The kind of a field's value.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Any scalar, as text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number, not negative.
    Count,
    /// A list of items of one kind.
    List(&'static Kind),
    /// A list, or one item alone.
    OneOrMany(&'static Kind),
    /// A record with these fields.
    Record(&'static Shape),
    /// Text, or a record.
    TextOr(&'static Kind),
    /// A whole number, or something else.
    CountOr(&'static Kind),
    /// A list of names, one name alone, or a record.
    NamesOr(&'static Kind),
    /// Any keys, values of one kind.
    Dictionary(&'static Kind),
}

/// A field as it is declared.
#[derive(Debug)]
pub struct Declared {
    /// Its name in a file.
    pub name: &'static str,
    /// The kind of its value.
    pub kind: Kind,
    /// What is demanded of its value.
    pub demand: Demand,
    /// What it is, in the lines of its comment.
    pub about: &'static str,
}

/// A record or an entry inside one.
#[derive(Debug)]
pub struct Shape {
    /// With its article: "a commitment".
    pub title: &'static str,
    /// In the order of the declaration.
    pub fields: &'static [Declared],
    /// Fields of which one must be there, if there are such.
    pub one_of: &'static [&'static str],
    /// Two names of one field: only one of them may be there.
    pub not_both: &'static [&'static str],
}

impl Shape {
    /// The names of its fields, in the order of the declaration.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|field| field.name)
    }

    /// The kind of a field by its name; `None` where there is none of that name.
    pub fn kind_of(&self, name: &str) -> Option<Kind> {
        self.fields.iter().find(|field| field.name == name).map(|field| field.kind)
    }
}

/// A Rust type that stands for a [`Kind`].
pub trait Shaped {
    /// The kind of a field of this type.
    const KIND: Kind;

    /// Changes every text in it.
    fn change_texts(&mut self, change: &dyn Fn(&mut String));
}

impl Shaped for String {
    const KIND: Kind = Kind::Text;

    fn change_texts(&mut self, change: &dyn Fn(&mut String)) {
        change(self);
    }
}
impl Shaped for bool {
    const KIND: Kind = Kind::Flag;

    fn change_texts(&mut self, _: &dyn Fn(&mut String)) {}
}
impl Shaped for u32 {
    const KIND: Kind = Kind::Count;

    fn change_texts(&mut self, _: &dyn Fn(&mut String)) {}
}
/// A list; `None` is an item that was not readable and has been reported, so that the others keep their number.
pub type List<T> = Vec<Option<T>>;
impl<T: Shaped + 'static> Shaped for List<T> {
    const KIND: Kind = Kind::List(&T::KIND);

    fn change_texts(&mut self, change: &dyn Fn(&mut String)) {
        self.iter_mut().flatten().for_each(|item| item.change_texts(change));
    }
}
impl<T: Shaped + 'static> Shaped for BTreeMap<String, Option<T>> {
    const KIND: Kind = Kind::Dictionary(&T::KIND);

    fn change_texts(&mut self, change: &dyn Fn(&mut String)) {
        self.values_mut().flatten().for_each(|item| item.change_texts(change));
    }
}

/// A list, or one item alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct OneOrMany<T>(pub List<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}
impl<T: Shaped + 'static> Shaped for OneOrMany<T> {
    const KIND: Kind = Kind::OneOrMany(&T::KIND);

    fn change_texts(&mut self, change: &dyn Fn(&mut String)) {
        self.0.change_texts(change);
    }
}

/// Text alone, or a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum TextOr<T> {
    /// Text alone.
    Text(String),
    /// A record.
    Record(T),
}
impl<T: Shaped + 'static> Shaped for TextOr<T> {
    const KIND: Kind = Kind::TextOr(&T::KIND);

    fn change_texts(&mut self, change: &dyn Fn(&mut String)) {
        match self {
            Self::Text(text) => change(text),
            Self::Record(record) => record.change_texts(change),
        }
    }
}

/// A number alone, or something in parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum CountOr<T> {
    /// A number alone.
    Count(u32),
    /// Its parts.
    Parts(T),
}
impl<T: Shaped + 'static> Shaped for CountOr<T> {
    const KIND: Kind = Kind::CountOr(&T::KIND);

    fn change_texts(&mut self, change: &dyn Fn(&mut String)) {
        if let Self::Parts(parts) = self {
            parts.change_texts(change);
        }
    }
}

/// Names, or a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum NamesOr<T> {
    /// One name or several.
    Names(List<String>),
    /// A record.
    Record(T),
}
impl<T: Shaped + 'static> Shaped for NamesOr<T> {
    const KIND: Kind = Kind::NamesOr(&T::KIND);

    fn change_texts(&mut self, change: &dyn Fn(&mut String)) {
        match self {
            Self::Names(names) => names.change_texts(change),
            Self::Record(record) => record.change_texts(change),
        }
    }
}

macro_rules! scalar_visits {
    ($make:expr) => {
        fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
            let make = $make;
            make(text.to_owned())
        }
        fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
            let make = $make;
            make(number.to_string())
        }
    };
}

struct OneOrManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrManyVisitor<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list or one item")
    }
    scalar_visits!(|text: String| Ok(OneOrMany(vec![Some(T::deserialize(value::StringDeserializer::<E>::new(
        text
    ))?)])));
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(OneOrMany(Vec::new()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(value::SeqAccessDeserializer::new(sequence)).map(OneOrMany)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Ok(OneOrMany(vec![Some(T::deserialize(value::MapAccessDeserializer::new(map))?)]))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor(PhantomData))
    }
}

struct TextOrVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for TextOrVisitor<T> {
    type Value = TextOr<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text or a record")
    }
    scalar_visits!(|text: String| Ok(TextOr::Text(text)));
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(value::MapAccessDeserializer::new(map)).map(TextOr::Record)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrVisitor(PhantomData))
    }
}

struct NamesOrVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for NamesOrVisitor<T> {
    type Value = NamesOr<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("names or a record")
    }
    scalar_visits!(|text: String| Ok(NamesOr::Names(vec![Some(text)])));
    fn visit_seq<A: SeqAccess<'de>>(self, sequence: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(value::SeqAccessDeserializer::new(sequence)).map(NamesOr::Names)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(value::MapAccessDeserializer::new(map)).map(NamesOr::Record)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for NamesOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NamesOrVisitor(PhantomData))
    }
}

struct CountOrVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for CountOrVisitor<T> {
    type Value = CountOr<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a whole number or its parts")
    }
    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        u32::try_from(number).map(CountOr::Count).map_err(E::custom)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(value::MapAccessDeserializer::new(Unique { map, seen: Vec::new() })).map(CountOr::Parts)
    }
}

/// A map in which no key may be there twice: a dictionary would silently keep the last.
struct Unique<A> {
    map: A,
    seen: Vec<String>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Unique<A> {
    type Error = A::Error;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let Some(key) = self.map.next_key::<String>()? else { return Ok(None) };
        if self.seen.contains(&key) {
            return Err(de::Error::custom("a key is there twice"));
        }
        self.seen.push(key.clone());
        seed.deserialize(value::StringDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for CountOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CountOrVisitor(PhantomData))
    }
}

/// Declares the struct that serde fills in and its [`Shape`] at once. Each field says what it is, for people who write
/// records, and after `=` what is demanded of it. What must be there is reported by `resolve`, with the words of its
/// record; the struct may lack every field. Of the fields behind `one_of` one must be there, of those behind `not_both`
/// only one may be.
macro_rules! record {
    (
        $(#[$meta:meta])* $name:ident: $title:literal
        $(one_of [$($one:literal),+])? $(not_both [$($both:literal),+])?
        { $($(#[doc = $about:literal])+ $field:ident: $type:ty $(= $demand:expr)?),* $(,)? }
    ) => {
        #[doc = concat!("The fields of ", $title, ", as they are written; `None` where one is absent, empty or left out.")]
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name {
            $($(#[doc = $about])+ pub $field: Option<$type>),*
        }

        impl $crate::record::parse::shape::Shaped for $name {
            const KIND: $crate::record::parse::shape::Kind =
                $crate::record::parse::shape::Kind::Record(&$crate::record::parse::shape::Shape {
                title: $title,
                fields: &[$($crate::record::parse::shape::Declared {
                    name: stringify!($field),
                    kind: <$type as $crate::record::parse::shape::Shaped>::KIND,
                    demand: $crate::record::parse::shape::record!(@demand $($demand)?),
                    about: concat!($($about, "\n"),+),
                }),*],
                one_of: &[$($($one),+)?],
                not_both: &[$($($both),+)?],
            });

            fn change_texts(&mut self, change: &dyn Fn(&mut String)) {
                $(if let Some(value) = &mut self.$field {
                    $crate::record::parse::shape::Shaped::change_texts(value, change);
                })*
            }
        }
    };
    (@demand) => { $crate::record::parse::demand::Demand::NONE };
    (@demand $demand:expr) => { $demand };
}
pub(crate) use record;
