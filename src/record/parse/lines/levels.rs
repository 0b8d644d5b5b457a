//! Which lists and maps are open at a line, by the columns where they stand.

/// A map or list that is open.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Level {
    column: usize,
    is_list: bool,
}

/// The open maps and lists, from the outermost.
#[derive(Debug)]
pub struct Levels {
    open: Vec<Level>,
    /// The last field has no value yet, so that a map or list may begin: the field's column.
    pub waiting: Option<usize>,
}

impl Levels {
    /// Only the details themselves.
    pub fn new() -> Self {
        Self { open: vec![Level { column: 0, is_list: false }], waiting: None }
    }

    /// Steps to the map or list at `column`; `begins` where a hyphen stands before it on its line.
    ///
    /// # Errors
    /// The column that is meant, where nothing is open at this one and nothing may begin.
    pub fn enter(&mut self, column: usize, is_list: bool, begins: bool) -> Result<(), usize> {
        let deeper = |level: &Level| level.column > column || (level.column == column && level.is_list && !is_list);
        let kept = self.open.iter().take_while(|level| !deeper(level)).count();
        let wanted = Level { column, is_list };
        if kept > 0 && self.open[kept - 1] == wanted {
            self.open.truncate(kept);
            return Ok(());
        }
        let may_begin = begins || self.waiting.is_some_and(|field| column > field || (is_list && column == field));
        let nearest = self
            .open
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, level)| level.is_list == is_list)
            .min_by_key(|(_, level)| level.column.abs_diff(column));
        match nearest {
            Some((at, level)) if !may_begin => {
                let meant = level.column;
                self.open.truncate(at + 1);
                Err(meant)
            }
            _ => {
                self.open.truncate(kept);
                self.open.push(wanted);
                Ok(())
            }
        }
    }

    /// Whether a list may stand at this column.
    pub fn takes_list(&self, column: usize) -> bool {
        self.waiting.is_some_and(|field| column >= field) || self.open.contains(&Level { column, is_list: true })
    }

    /// The column that a line most likely has whose indentation cannot be read.
    pub fn likely(&self, is_list: bool) -> usize {
        let last = self.open.iter().rev().find(|level| level.is_list == is_list).map_or(0, |level| level.column);
        self.waiting.map_or(last, |field| field + 2)
    }
}
