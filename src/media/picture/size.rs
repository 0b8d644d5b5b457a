//! How large a picture is.

/// In pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Size {
    /// At least 1.
    pub width: u32,
    /// At least 1.
    pub height: u32,
}

impl Size {
    /// The largest of the same shape that fits into `frame`; never larger than it is.
    pub fn within(self, frame: Size) -> Self {
        let by_width = f64::from(frame.width) / f64::from(self.width.max(1));
        let by_height = f64::from(frame.height) / f64::from(self.height.max(1));
        self.times(by_width.min(by_height).min(1.0))
    }

    fn times(self, factor: f64) -> Self {
        let side = |length: u32| ((f64::from(length) * factor).round() as u32).max(1);
        Self { width: side(self.width), height: side(self.height) }
    }
}
