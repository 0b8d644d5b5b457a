//! The columns of a table as Parquet describes them. All of its files have the same.

use crate::data::{Column, Kind, Source};
use ::parquet::basic::{LogicalType, Repetition, Type as Physical};
use ::parquet::errors::Result;
use ::parquet::schema::types::{Type, TypePtr};
use std::sync::Arc;

/// The column that says whose site a row is from: its address.
const DEPARTMENT: &str = "department";

/// The column that says which year's file a row is in, where the table has one a year.
const YEAR: &str = "year";

/// The schema of a table.
pub fn of(source: &Source) -> Result<TypePtr> {
    let mut fields = vec![leaf(DEPARTMENT, Kind::Text, Repetition::REQUIRED)?];
    if source.dated {
        fields.push(Arc::new(
            Type::primitive_type_builder(YEAR, Physical::INT32).with_repetition(Repetition::REQUIRED).build()?,
        ));
    }
    for column in source.table.columns {
        fields.push(field(column)?);
    }
    Ok(Arc::new(Type::group_type_builder(source.table.name).with_fields(fields).build()?))
}

fn field(column: &Column) -> Result<TypePtr> {
    let repetition = if column.optional { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    if column.kind == Kind::List { list(column.name, repetition) } else { leaf(column.name, column.kind, repetition) }
}

fn leaf(name: &str, kind: Kind, repetition: Repetition) -> Result<TypePtr> {
    let (physical, logical) = match kind {
        Kind::Text | Kind::List => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Integer => (Physical::INT64, None),
        Kind::Boolean => (Physical::BOOLEAN, None),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
    };
    let builder = Type::primitive_type_builder(name, physical).with_repetition(repetition).with_logical_type(logical);
    Ok(Arc::new(builder.build()?))
}

/// A list of texts in the three levels that readers expect ("Lists" of the format's logical types).
fn list(name: &str, repetition: Repetition) -> Result<TypePtr> {
    let element = leaf("element", Kind::Text, Repetition::REQUIRED)?;
    let items =
        Type::group_type_builder("list").with_repetition(Repetition::REPEATED).with_fields(vec![element]).build()?;
    let list = Type::group_type_builder(name).with_repetition(repetition).with_logical_type(Some(LogicalType::List));
    Ok(Arc::new(list.with_fields(vec![Arc::new(items)]).build()?))
}
