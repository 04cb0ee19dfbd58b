//! A number as a person guesses it: `1,000,000`, `64k`, `1.5 MiB`, `5.4`.

use protocol::{Headline, text};

/// The unit of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes.
    Bytes,
    /// Things.
    Count,
    /// The ratio of one figure to another.
    Times,
}

impl Unit {
    /// The unit of a figure.
    pub fn of(figure: Headline) -> Self {
        match figure {
            Headline::Peak | Headline::Total | Headline::Retained => Self::Bytes,
            Headline::Allocations => Self::Count,
        }
    }

    /// A number of it as a person may write it.
    pub fn example(self) -> &'static str {
        match self {
            Self::Bytes => "64,000 or 1.5 MiB",
            Self::Count => "64,000 or 64k",
            Self::Times => "1.5 or 20",
        }
    }

    /// Parses `typed`; `None` if it is no number of this unit.
    pub fn parse(self, typed: &str) -> Option<f64> {
        let typed = typed.trim().to_ascii_lowercase();
        let end = typed.find(|c: char| !c.is_ascii_digit() && !is_mark(c));
        let (number, suffix) = typed.split_at(end.unwrap_or(typed.len()));
        let factor = match (self, suffix) {
            (_, "")
            | (Self::Bytes, "b" | "byte" | "bytes")
            | (Self::Times, "x" | "×" | "times") => 1,
            (Self::Bytes | Self::Count, "k") | (Self::Bytes, "kb") => 1_000,
            (Self::Bytes | Self::Count, "m") | (Self::Bytes, "mb") => 1_000_000,
            (Self::Bytes, "kib") => 1 << 10,
            (Self::Bytes, "mib") => 1 << 20,
            _ => return None,
        };
        Some(decimal(number.trim_end())? * f64::from(factor))
    }

    /// A number as the page writes it.
    pub fn written(self, number: f64) -> String {
        match self {
            Self::Bytes => text::bytes(whole(number)),
            Self::Count => text::grouped(whole(number)),
            Self::Times => text::times(thousandths(number), 1_000).unwrap_or_default() + " ×",
        }
    }
}

/// Says how far off a guess is, as a sentence without a dot.
pub fn distance(said: f64, measured: f64) -> String {
    let (low, high) = (said.min(measured), said.max(measured));
    if low.to_bits() == high.to_bits() {
        return "Exactly".to_owned();
    }
    if high <= low * 1.01 {
        return "Less than 1 % off".to_owned();
    }
    let word = if said < measured { "low" } else { "high" };
    match text::times(thousandths(high), thousandths(low)) {
        Some(factor) => format!("{factor} times too {word}"),
        None => format!("Too {word}"),
    }
}

/// As a whole number of thousandths, to draw and to divide.
pub fn thousandths(number: f64) -> u64 {
    whole(number * 1_000.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is not negative, and a cast saturates"
)]
fn whole(number: f64) -> u64 {
    number.round() as u64
}

/// True if this may stand between the digits of a number.
fn is_mark(c: char) -> bool {
    c == '.' || is_group_mark(c)
}

fn is_group_mark(c: char) -> bool {
    matches!(c, ',' | '_' | ' ' | '\u{a0}' | '\u{202f}')
}

/// Digits, grouped by three or not at all, so that nobody's `1,2` is read as
/// twelve; perhaps with a fraction.
///
/// The standard library's own reader would be kilobytes of the page's module.
fn decimal(number: &str) -> Option<f64> {
    let (integer, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = integer.split(is_group_mark);
    let first = groups.next().unwrap_or_default();
    let grouped = groups.clone().next().is_some();
    let well_grouped =
        !grouped || ((1..=3).contains(&first.len()) && groups.all(|it| it.len() == 3));
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    if !well_grouped || digits(fraction) != fraction.len() || digits(number) == 0 {
        return None;
    }
    let mut value = 0.0;
    for digit in integer.bytes().chain(fraction.bytes()) {
        if digit.is_ascii_digit() {
            value = value * 10.0 + f64::from(digit - b'0');
        }
    }
    let scale = fraction.bytes().fold(1.0, |scale, _| scale * 10.0);
    Some(value / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (unit, typed, number) in [
            (Unit::Bytes, "1,000,000", Some(1e6)),
            (Unit::Bytes, " 1000000 ", Some(1e6)),
            (Unit::Bytes, "1 000 000 bytes", Some(1e6)),
            (Unit::Bytes, "64k", Some(64e3)),
            (Unit::Bytes, "64 KB", Some(64e3)),
            (Unit::Bytes, "64 KiB", Some(65_536.0)),
            (Unit::Bytes, "1.5 MiB", Some(1_572_864.0)),
            (Unit::Bytes, "2MB", Some(2e6)),
            (Unit::Count, "10_001", Some(10_001.0)),
            (Unit::Count, "10k", Some(10e3)),
            (Unit::Times, "1.2", Some(1.2)),
            (Unit::Times, ".5", Some(0.5)),
            (Unit::Times, "5.4 ×", Some(5.4)),
            (Unit::Times, "5x", Some(5.0)),
            (Unit::Bytes, "0", Some(0.0)),
        ] {
            assert_eq!(unit.parse(typed), number, "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for (unit, typed) in [
            (Unit::Bytes, ""),
            (Unit::Bytes, "."),
            (Unit::Bytes, "KiB"),
            (Unit::Bytes, "many"),
            (Unit::Bytes, "-1"),
            (Unit::Bytes, "1,2"),
            (Unit::Bytes, "1,,000"),
            (Unit::Bytes, "1.2.3"),
            (Unit::Bytes, "5x"),
            (Unit::Count, "5 KiB"),
            (Unit::Times, "5k"),
            (Unit::Times, "1,2"),
        ] {
            assert_eq!(unit.parse(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn a_number_is_written_with_its_unit() {
        assert_eq!(Unit::Bytes.written(65_536.0), "65,536 bytes (64.0 KiB)");
        assert_eq!(Unit::Count.written(10_001.0), "10,001");
        assert_eq!(Unit::Times.written(5.351), "5.35 ×");
    }

    #[test]
    fn a_distance_is_a_factor_and_a_direction() {
        for (said, measured, text) in [
            (240_000.0, 240_000.0, "Exactly"),
            (480_000.0, 1_284_288.0, "2.68 times too low"),
            (3e6, 240_000.0, "12.5 times too high"),
            (5.35, 5.3512, "Less than 1 % off"),
            (2.0, 5.3512, "2.68 times too low"),
            (0.0, 24.0, "Too low"),
            (24.0, 0.0, "Too high"),
            (0.0, 0.0, "Exactly"),
        ] {
            assert_eq!(distance(said, measured), text, "{said} {measured}");
        }
    }
}
