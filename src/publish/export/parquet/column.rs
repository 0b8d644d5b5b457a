//! The values of a column, gathered row by row and written at once, with the levels that say where none is and where a
//! list begins ("Nested Encoding" of the format).

use crate::data::{self, Cell, Kind};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use ::parquet::errors::Result;
use ::parquet::file::writer::SerializedRowGroupWriter;
use chrono::NaiveDate;

/// A row group that is being written.
type Group<'g> = SerializedRowGroupWriter<'g, Vec<u8>>;

/// The day that Parquet counts days from.
const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day that exists");

enum Values {
    /// Texts in UTF-8.
    Text(Vec<ByteArray>),
    /// Whole numbers.
    Integer(Vec<i64>),
    /// True or false.
    Boolean(Vec<bool>),
    /// Days since [`EPOCH`].
    Date(Vec<i32>),
}

/// A column that is being gathered.
pub struct Column {
    values: Values,
    optional: bool,
    is_list: bool,
    /// For each value or absence: how much of the way to a value is there.
    definitions: Vec<i16>,
    /// For each entry of a list: 0 where it begins a row.
    repetitions: Vec<i16>,
}

impl Column {
    /// An empty column, with the kind and the levels of a table's column.
    pub fn new(column: &data::Column) -> Self {
        let values = match column.kind {
            Kind::Text | Kind::List => Values::Text(Vec::new()),
            Kind::Integer => Values::Integer(Vec::new()),
            Kind::Boolean => Values::Boolean(Vec::new()),
            Kind::Date => Values::Date(Vec::new()),
        };
        let is_list = column.kind == Kind::List;
        Self { values, optional: column.optional, is_list, definitions: Vec::new(), repetitions: Vec::new() }
    }

    /// Adds a row's value.
    pub fn push(&mut self, cell: Cell<'_>) {
        let present = i16::from(self.optional);
        let mut place = |definition, repetition| {
            self.definitions.push(definition);
            self.repetitions.push(repetition);
        };
        match (cell, &mut self.values) {
            (Cell::Absent, _) => return place(0, 0),
            (Cell::List([]), _) => return place(present, 0),
            (Cell::List(list), Values::Text(values)) => {
                for (at, item) in list.iter().enumerate() {
                    values.push(ByteArray::from(&**item));
                    place(present + 1, i16::from(at > 0));
                }
                return;
            }
            (Cell::Text(text), Values::Text(values)) => values.push(ByteArray::from(text)),
            (Cell::Integer(number), Values::Integer(values)) => values.push(number),
            (Cell::Boolean(yes), Values::Boolean(values)) => values.push(yes),
            (Cell::Date(day), Values::Date(values)) => values.push(days(day)),
            (cell, _) => unreachable!("a row fits its table, and {cell:?} is of another kind"),
        }
        place(present, 0);
    }

    /// Writes what was added, and forgets it.
    pub fn write(&mut self, group: &mut Group<'_>) -> Result<()> {
        let levels = Levels {
            definitions: (self.optional || self.is_list).then_some(self.definitions.as_slice()),
            repetitions: self.is_list.then_some(self.repetitions.as_slice()),
        };
        match &mut self.values {
            Values::Text(values) => write::<ByteArrayType>(group, values, levels)?,
            Values::Integer(values) => write::<Int64Type>(group, values, levels)?,
            Values::Boolean(values) => write::<BoolType>(group, values, levels)?,
            Values::Date(values) => write::<Int32Type>(group, values, levels)?,
        }
        self.definitions.clear();
        self.repetitions.clear();
        Ok(())
    }
}

#[derive(Clone, Copy, Default)]
struct Levels<'l> {
    definitions: Option<&'l [i16]>,
    repetitions: Option<&'l [i16]>,
}

fn write<T: DataType>(group: &mut Group<'_>, values: &mut Vec<T::T>, levels: Levels<'_>) -> Result<()> {
    let mut column = group.next_column()?.expect("a column for each of the table's");
    column.typed::<T>().write_batch(values, levels.definitions, levels.repetitions)?;
    values.clear();
    column.close()
}

/// Writes the next column with the same text in each row.
pub fn write_same_text(group: &mut Group<'_>, text: &str, rows: usize) -> Result<()> {
    write::<ByteArrayType>(group, &mut vec![ByteArray::from(text); rows], Levels::default())
}

/// Writes the next column with the same number in each row.
pub fn write_same_number(group: &mut Group<'_>, number: i32, rows: usize) -> Result<()> {
    write::<Int32Type>(group, &mut vec![number; rows], Levels::default())
}

fn days(day: NaiveDate) -> i32 {
    i32::try_from(day.signed_duration_since(EPOCH).num_days()).expect("days of the calendar fit")
}
