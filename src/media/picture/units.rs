//! Whether a scan of a JPEG has all its units: its Huffman codes are read one after the other, and what they say is
//! passed over (ITU T.81, F.2 and G.2). A photo that was cut off and closed again by some program has an end, but too
//! few units before it. Nothing is decoded to pixels.

use super::flaw::MOST_PIXELS;

/// More scans than any encoder writes; our decoder reads no more either.
const MOST_SCANS: usize = 100;

/// The most that is kept of a picture in layers, in bytes: a bit for each coefficient of four colors.
pub const MOST_UNITS_MEMORY: u64 = MOST_PIXELS / 8 * 4;

/// Codes of up to so many bits are found by one look into a table.
const QUICK: u32 = 9;

/// A color of the frame.
struct Color {
    id: u8,
    /// How many blocks each unit has of it, across and down.
    across: usize,
    down: usize,
    /// In layers: of each block the coefficients that are not zero, and those that have been given to their last bit.
    known: Vec<u64>,
    given: u64,
}

/// What the head of a JPEG says of its units, and the codes that they are written in.
#[derive(Default)]
pub(super) struct Units {
    width: usize,
    height: usize,
    in_layers: bool,
    colors: Vec<Color>,
    /// Codes of the first coefficients, and of the others.
    first: [Option<Codes>; 4],
    others: [Option<Codes>; 4],
    scans: usize,
}

/// What a scan holds of its blocks.
struct Band {
    from: u32,
    to: u32,
    /// Whether the coefficients have been given before, with fewer bits.
    again: bool,
}

impl Band {
    /// A bit for each of the coefficients from `at` on.
    fn coefficients(&self, at: u32) -> u64 {
        u64::MAX >> (63 - (self.to - at)) << at
    }
}

impl Units {
    /// Reads the head of the frame (SOF0 to SOF2). Of other frames nothing is judged.
    pub(super) fn frame(&mut self, marker: u8, segment: &[u8]) {
        let [8, high, low, left, right, _, colors @ ..] = segment else { return };
        self.in_layers = marker == 0xC2;
        self.height = usize::from(u16::from_be_bytes([*high, *low]));
        self.width = usize::from(u16::from_be_bytes([*left, *right]));
        let color = |part: &[u8]| Color {
            id: part[0],
            across: usize::from(part[1] >> 4).clamp(1, 4),
            down: usize::from(part[1] & 15).clamp(1, 4),
            known: Vec::new(),
            given: 0,
        };
        self.colors = if marker > 0xC2 { Vec::new() } else { colors.chunks_exact(3).take(4).map(color).collect() };
    }

    /// Reads codes (DHT). Without those that it needs nothing is judged of a scan.
    pub(super) fn codes(&mut self, mut segment: &[u8]) {
        while let [target, rest @ ..] = segment {
            let Some(counts) = rest.get(..16) else { return };
            let length: usize = counts.iter().map(|count| usize::from(*count)).sum();
            let Some(meanings) = rest.get(16..16 + length) else { return };
            let list = if target >> 4 == 0 { &mut self.first } else { &mut self.others };
            if let Some(place) = list.get_mut(usize::from(target & 15)) {
                *place = Codes::new(counts, meanings);
            }
            segment = &rest[16 + length..];
        }
    }

    /// Whether a scan has all its units, or the head says too little to judge it. `head` is its segment (SOS), `coded`
    /// what follows it up to the next marker that is no restart, `restart` how many units stand between two restarts,
    /// or 0.
    pub(super) fn are_all_in(&mut self, head: &[u8], coded: &[u8], restart: u16) -> bool {
        self.scans += 1;
        let are_in = self.walk(head, coded, usize::from(restart));
        if are_in.is_none() {
            self.colors.clear();
        }
        self.scans <= MOST_SCANS && are_in.unwrap_or(true)
    }

    /// Whether no layer is missing.
    pub(super) fn have_all_layers(&self) -> bool {
        !self.in_layers || self.colors.iter().all(|color| color.given == u64::MAX)
    }

    /// The same; nothing where the head says too little.
    fn walk(&mut self, head: &[u8], coded: &[u8], restart: usize) -> Option<bool> {
        let count = usize::from(*head.first()?);
        let chosen = head.get(1..1 + 2 * count)?;
        let [from, to, bits] = *head.get(1 + 2 * count..4 + 2 * count)? else { return None };
        let band = match self.in_layers {
            true => Band { from: u32::from(from), to: u32::from(to.min(63)), again: bits >> 4 > 0 },
            false => Band { from: 0, to: 63, again: false },
        };
        let wide = self.colors.iter().map(|color| color.across).max()?;
        let tall = self.colors.iter().map(|color| color.down).max()?;
        let mut parts = Vec::with_capacity(count);
        for part in chosen.chunks_exact(2) {
            let at = self.colors.iter().position(|color| color.id == part[0])?;
            let (first, others) = (usize::from(part[1] >> 4), usize::from(part[1] & 15));
            // Those that the scan has no use for need not be there.
            let first = if band.from == 0 && !band.again { Some(self.first.get(first)?.as_ref()?) } else { None };
            let others = if band.to > 0 { Some(self.others.get(others)?.as_ref()?) } else { None };
            let color = &mut self.colors[at];
            if bits & 15 == 0 && band.from <= band.to {
                color.given |= band.coefficients(band.from);
            }
            parts.push((at, first, others, color.across * color.down));
        }
        let mut bits = Bits { coded, ..Bits::default() };
        if let [(at, first, others, _)] = parts[..] {
            // Alone, a color has its blocks in rows, without those that only fill up the last unit.
            let Color { across, down, .. } = self.colors[at];
            let blocks = (self.width * across).div_ceil(8 * wide) * (self.height * down).div_ceil(8 * tall);
            let known = &mut self.colors[at].known;
            if self.in_layers && band.from > 0 {
                known.resize(blocks, 0);
                let codes = others?;
                return Some(layer(&mut bits, &band, (codes, known), restart).is_some());
            }
            let block = |bits: &mut Bits<'_>| block(bits, first, others);
            return Some(units(&mut bits, blocks, restart, block).is_some());
        }
        let count = self.width.div_ceil(8 * wide) * self.height.div_ceil(8 * tall);
        let unit = |bits: &mut Bits<'_>| {
            for (_, first, others, blocks) in &parts {
                for _ in 0..*blocks {
                    block(bits, *first, *others)?;
                }
            }
            Some(())
        };
        Some(units(&mut bits, count, restart, unit).is_some())
    }
}

/// Reads so many units, and the marks of restarts between them.
fn units(
    bits: &mut Bits<'_>,
    count: usize,
    restart: usize,
    mut unit: impl FnMut(&mut Bits<'_>) -> Option<()>,
) -> Option<()> {
    for number in 0..count {
        if restart > 0 && number > 0 && number % restart == 0 {
            bits.restart()?;
        }
        unit(bits)?;
    }
    Some(())
}

/// Passes over a block: its first coefficient, or one more bit of it, and the others where the scan has them.
fn block(bits: &mut Bits<'_>, first: Option<&Codes>, others: Option<&Codes>) -> Option<()> {
    match first {
        Some(first) => {
            let size = bits.code(first)?;
            bits.skip(u32::from(size & 15))?;
        }
        None => bits.skip(1)?,
    }
    let Some(others) = others else { return Some(()) };
    let mut at = 1;
    while at < 64 {
        let code = bits.code(others)?;
        let (zeros, size) = (u32::from(code >> 4), u32::from(code & 15));
        at += zeros + 1;
        match size {
            0 if zeros < 15 => break,
            0 => {}
            _ if at > 64 => return None,
            _ => bits.skip(size)?,
        }
    }
    Some(())
}

/// Passes over a layer of all coefficients but the first: new ones, or one more bit of those that are known.
fn layer(bits: &mut Bits<'_>, band: &Band, (codes, known): (&Codes, &mut [u64]), restart: usize) -> Option<()> {
    // How many blocks from here on have no new coefficients.
    let mut empty = 0_u32;
    for (number, known) in known.iter_mut().enumerate() {
        if restart > 0 && number > 0 && number % restart == 0 {
            bits.restart()?;
            empty = 0;
        }
        let mut at = band.from;
        while empty == 0 && at <= band.to {
            let code = bits.code(codes)?;
            let (zeros, size) = (u32::from(code >> 4), u32::from(code & 15));
            if size == 0 && zeros < 15 {
                empty = (1 << zeros) + bits.take(zeros)?;
                break;
            }
            if !band.again {
                at += zeros;
                if size > 0 {
                    *known |= 1_u64.checked_shl(at)?;
                    bits.skip(size)?;
                }
                at += 1;
                continue;
            }
            bits.skip(u32::from(size > 0))?;
            // One bit for each that is known, up to the next zero after so many others.
            let begin = at;
            let mut open = !*known & band.coefficients(at);
            for _ in 0..zeros {
                open &= open.wrapping_sub(1);
            }
            at = if open == 0 { band.to + 1 } else { open.trailing_zeros() };
            let before = 1_u64.checked_shl(at).map_or(u64::MAX, |bit| bit - 1);
            bits.skip_many((*known & band.coefficients(begin) & before).count_ones())?;
            if size > 0 && at <= band.to {
                *known |= 1 << at;
            }
            at += 1;
        }
        if empty > 0 {
            empty -= 1;
            if band.again && at <= band.to {
                bits.skip_many((*known & band.coefficients(at)).count_ones())?;
            }
        }
    }
    Some(())
}

/// Codes of one table.
struct Codes {
    /// By the next bits: the length of the code and what it means; 0 where the code is longer.
    quick: Vec<u16>,
    /// By length: one more than the largest code, and what is added to a code to find its meaning.
    ends: [i32; 17],
    shifts: [i32; 17],
    meanings: Vec<u8>,
}

impl Codes {
    fn new(counts: &[u8], meanings: &[u8]) -> Option<Self> {
        let mut codes =
            Self { quick: vec![0; 1 << QUICK], ends: [0; 17], shifts: [0; 17], meanings: meanings.to_vec() };
        let (mut code, mut before) = (0_i32, 0);
        for (length, count) in (1_u32..).zip(counts) {
            let count = i32::from(*count);
            if code + count > 1 << length {
                return None;
            }
            codes.shifts[length as usize] = before - code;
            for number in 0..count {
                let Some(left) = QUICK.checked_sub(length) else { break };
                let from = ((code + number) as usize) << left;
                let entry = (length as u16) << 8 | u16::from(meanings[(before + number) as usize]);
                codes.quick[from..from + (1 << left)].fill(entry);
            }
            code += count;
            before += count;
            codes.ends[length as usize] = code;
            code <<= 1;
        }
        Some(codes)
    }
}

/// The bits of a scan up to a mark.
#[derive(Default)]
struct Bits<'b> {
    coded: &'b [u8],
    at: usize,
    /// The next bits, the first at the top.
    held: u64,
    count: u32,
    /// Some programs leave the last byte out where it has only filling bits, or its 00 after FF.
    is_filled: bool,
}

impl Bits<'_> {
    /// Holds 32 bits or more, unless a mark comes before.
    fn fill(&mut self) {
        if let Some(next) = self.coded.get(self.at..self.at + 8).and_then(|next| next.try_into().ok()) {
            let next = u64::from_be_bytes(next);
            let has_mark = next & (!next).wrapping_sub(0x0101_0101_0101_0101) & 0x8080_8080_8080_8080 != 0;
            if !has_mark {
                let bytes = (64 - self.count) / 8;
                self.held |= next >> self.count;
                self.count += bytes * 8;
                self.at += bytes as usize;
                return;
            }
        }
        while self.count <= 56 {
            let byte = match self.coded.get(self.at..) {
                Some([0xFF, 0x00, ..]) => {
                    self.at += 1;
                    0xFF
                }
                Some([0xFF, 0xFF, ..]) => {
                    self.at += 1;
                    continue;
                }
                Some([byte, ..]) if *byte != 0xFF => *byte,
                _ if self.is_filled => return,
                _ => {
                    self.is_filled = true;
                    self.held |= 0xFF << (56 - self.count);
                    self.count += 8;
                    return;
                }
            };
            self.held |= u64::from(byte) << (56 - self.count);
            self.count += 8;
            self.at += 1;
        }
    }

    /// Goes on behind the next mark of a restart.
    fn restart(&mut self) -> Option<()> {
        let mark = |pair: &[u8]| pair[0] == 0xFF && matches!(pair[1], 0xD0..=0xD7);
        let behind = self.coded.get(self.at..)?.windows(2).position(mark)? + 2;
        *self = Bits { coded: self.coded, at: self.at + behind, ..Bits::default() };
        Some(())
    }

    fn skip(&mut self, count: u32) -> Option<()> {
        if self.count < count {
            self.fill();
        }
        self.count = self.count.checked_sub(count)?;
        self.held <<= count;
        Some(())
    }

    fn skip_many(&mut self, mut count: u32) -> Option<()> {
        while count > 32 {
            self.skip(32)?;
            count -= 32;
        }
        self.skip(count)
    }

    fn take(&mut self, count: u32) -> Option<u32> {
        if self.count < count {
            self.fill();
        }
        let taken = (self.held >> 32) as u32;
        self.skip(count)?;
        Some(taken.checked_shr(32 - count).unwrap_or(0))
    }

    /// What the next code means.
    fn code(&mut self, codes: &Codes) -> Option<u8> {
        if self.count < 32 {
            self.fill();
        }
        let entry = codes.quick[(self.held >> (64 - QUICK)) as usize];
        if entry > 0 {
            self.skip(u32::from(entry >> 8))?;
            return Some(entry as u8);
        }
        let next = (self.held >> 48) as i32;
        let length = (QUICK as usize + 1..=16).find(|length| next >> (16 - length) < codes.ends[*length])?;
        self.skip(length as u32)?;
        codes.meanings.get(usize::try_from((next >> (16 - length)) + codes.shifts[length]).ok()?).copied()
    }
}
