//! wire-format: records on the wire with names and digits in each, and as
//! bytes whose meaning both programs know.

mod naive;
mod optimized;
mod postcard;
mod table;
mod tagged;

use std::cell::Cell;
use std::fmt;
use std::ops::Range;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};
use serde::{Deserialize, Serialize};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell, grown,
};

/// A reading of a sensor.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Reading<'a> {
    /// Milliseconds since the beginning of 1970.
    pub timestamp_ms: u64,
    /// The number of the sensor.
    pub sensor_id: u32,
    /// The temperature in °C; NaN if the sensor failed.
    pub temperature: f64,
    /// What somebody wrote down, of at most 1,000 bytes; mostly empty.
    pub note: &'a str,
}

/// A reading whose note is a part of the text of all notes.
struct Stored {
    timestamp_ms: u64,
    sensor_id: u32,
    temperature: f64,
    note: Range<usize>,
}

/// The readings to be sent.
pub struct Case {
    stored: Vec<Stored>,
    /// The notes of all readings, one after the other.
    notes: String,
    /// The places of the readings in the list. Each can be taken once.
    places: Source<usize>,
    /// The bytes of the message.
    sent: Cell<usize>,
}

impl Case {
    /// The readings, in their order. Each can be taken once.
    pub fn readings(&self) -> impl ExactSizeIterator<Item = Reading<'_>> {
        self.places.iter().map(|place| self.reading(place))
    }

    /// How many bytes all notes have together.
    pub fn note_bytes(&self) -> usize {
        self.notes.len()
    }

    /// Has one program write the message, and another read it. The second has
    /// nothing but the message.
    ///
    /// # Panics
    ///
    /// If the message is made before all readings were taken.
    #[track_caller]
    pub fn exchange(
        &self,
        encode: fn(&Self) -> Vec<u8>,
        decode: fn(&[u8], &mut Inbox),
    ) -> Answer {
        let message = encode(self);
        self.places.require_all_taken("the message", "readings");
        self.sent.set(message.len());
        let mut inbox = Inbox { case: self, answer: Answer::default() };
        decode(&message, &mut inbox);
        inbox.answer
    }

    fn reading(&self, place: usize) -> Reading<'_> {
        let stored = &self.stored[place];
        Reading {
            timestamp_ms: stored.timestamp_ms,
            sensor_id: stored.sensor_id,
            temperature: stored.temperature,
            note: &self.notes[stored.note.clone()],
        }
    }
}

/// Takes the readings that were read from a message.
pub struct Inbox<'a> {
    case: &'a Case,
    answer: Answer,
}

impl Inbox<'_> {
    /// Takes the next reading, and compares it with the one that was sent.
    pub fn put(&mut self, came: Reading) {
        let place = self.answer.came;
        self.answer.came += 1;
        if place >= self.case.stored.len() {
            return;
        }
        let other = difference(&self.case.reading(place), &came);
        match other {
            None => self.answer.equal += 1,
            Some(field) => {
                self.answer.other.get_or_insert((place, field));
            }
        }
    }
}

/// The first field that is not the same, to the bit.
fn difference(sent: &Reading, came: &Reading) -> Option<&'static str> {
    let same = [
        ("timestamp", sent.timestamp_ms == came.timestamp_ms),
        ("sensor", sent.sensor_id == came.sensor_id),
        (
            "temperature",
            sent.temperature.to_bits() == came.temperature.to_bits(),
        ),
        ("note", sent.note == came.note),
    ];
    let other = same.into_iter().find(|(_, same)| !same);
    other.map(|(field, _)| field)
}

/// How the readings came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    came: usize,
    /// How many are what was sent.
    equal: usize,
    /// The first that is not, counted from 0, and which field of it.
    other: Option<(usize, &'static str)>,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let grouped = |count: usize| text::grouped(count as u64);
        let (came, equal) = (grouped(self.came), grouped(self.equal));
        write!(f, "{came} readings came, {equal} of them as they were sent")?;
        if let Some((place, field)) = self.other {
            let place = grouped(place + 1);
            write!(f, "; the first with another {field} is number {place}")?;
        }
        Ok(())
    }
}

/// The exercise.
pub struct WireFormat;

/// One reading in so many has a long note, and one in so many of the others a
/// short one.
const LONG: u64 = 200;
const SHORT: u64 = 5;

/// A long note ends with the word that brings it to some of so many bytes.
const LONG_BYTES: Range<usize> = 300..960;

/// What short notes are, and long ones are made of. Nothing that JSON would
/// have to escape.
const WORDS: [&str; 8] = [
    "ok",
    "door open",
    "drift below 0.1 °C",
    "replaced, see 41",
    "12 µV",
    "cold; cleared",
    "again",
    "checked by K. Müller",
];

/// One reading in so many has no temperature, and one the negative zero.
const ODD: u64 = 50;

/// So many readings come before the first long note. By then a message has
/// room for more than 1,000 bytes, so a list that doubles always doubles to
/// what [`grown`] says, and never to an odd size because a note would not fit.
const SHORT_FIRST: usize = 64;

/// Adds a note to all others, and says where it is.
fn note(
    random: &mut Random,
    notes: &mut String,
    may_be_long: bool,
) -> Range<usize> {
    let start = notes.len();
    let mut add = |random: &mut Random| {
        notes.push_str(WORDS[random.index(WORDS.len())]);
        notes.len()
    };
    let mut end = start;
    if random.below(LONG) == 0 && may_be_long {
        let span = LONG_BYTES.end - LONG_BYTES.start;
        let least = start + LONG_BYTES.start + random.index(span);
        while end < least {
            end = add(random);
        }
    } else if random.below(SHORT) == 0 {
        end = add(random);
    }
    start..end
}

fn temperature(random: &mut Random) -> f64 {
    match random.below(ODD) {
        0 => f64::NAN,
        1 => -0.0,
        _ => {
            let digits = random.bits() >> (u64::BITS - f64::MANTISSA_DIGITS);
            digits as f64 / 2_f64.powi(53) * 100.0 - 50.0
        }
    }
}

impl Exercise for WireFormat {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "wire-format";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "readings",
        label: "Readings",
        default: 25_000,
        min: 0,
        max: 300_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 5_000, 25_000, 100_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "table", solve: table::solve },
        Variant { name: "tagged", solve: tagged::solve },
        Variant { name: "optimized", solve: optimized::solve },
        Variant { name: "postcard", solve: postcard::solve },
    ];
    const EDGES: Edges = &[
        &[("readings", 0)],
        &[("readings", 1)],
        &[("readings", 2)],
        &[("readings", 7)],
        // The list of packed bytes doubles just before the last readings.
        &[("readings", 695)],
        &[("readings", 800)],
        &[("readings", 3_200)],
    ];

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let table = Numbers::new("sent", ["bytes"])
            .row("the message", [cell(case.sent.get())])
            .drawn()
            .row("of it, the notes", [cell(case.notes.len())]);
        vec![table.titled("Bytes on the wire")]
    }

    fn case(values: &Values) -> Case {
        let count = values.count("readings");
        let random = &mut values.random();
        let mut notes = String::new();
        let mut timestamp_ms = 1_700_000_000_000;
        let stored = (0..count).map(|place| {
            timestamp_ms += random.below(2_000);
            Stored {
                timestamp_ms,
                sensor_id: random.below_u32(100_000),
                temperature: temperature(random),
                note: note(random, &mut notes, place >= SHORT_FIRST),
            }
        });
        let stored: Vec<Stored> = stored.collect();
        let next = Cell::new(0);
        let places = Source::new(Random::new(0), count, move |_| {
            next.replace(next.get() + 1)
        });
        Case { stored, notes, places, sent: Cell::new(0) }
    }

    fn floor(case: &Case) -> u64 {
        // The rest could be said in fewer bits, or nearly so.
        let stored = case.stored.iter();
        let ordinary = stored.filter(|it| it.temperature.abs() > 0.0).count();
        ordinary as u64 * u64::from(f64::MANTISSA_DIGITS) / 8
    }

    fn budget(case: &Case) -> u64 {
        // A message that grows by doubling, with the bytes of each value, 8
        // for the length of the note, and one byte more for each of the four
        // and for the reading; but no names and no digits. Room for a note or
        // two that are taken apart from it.
        let reading = 8 + 4 + 8 + 8 + 5;
        grown::<u8>(case.stored.len() * reading + case.notes.len()) + (1 << 12)
    }

    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let (sent, least) = (case.sent.get() as u64, Self::floor(case));
        (sent < least).then(|| {
            let [sent, least] = [sent, least].map(text::grouped);
            format!(
                "the message has {sent} bytes, and the temperatures alone \
                 need {least}: whoever decodes has nothing but the message"
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::ops::Range;

    use protocol::random::Random;

    use super::{
        Answer, Case, Inbox, LONG_BYTES, Reading, Source, Stored, Variant,
        WORDS, WireFormat, note,
    };
    use crate::harness::Exercise;

    const NOTES: &str = "4 µs, then none";

    /// One reading of each kind that a format may lose.
    fn case() -> Case {
        let reading = |temperature, note| Stored {
            timestamp_ms: u64::MAX,
            sensor_id: u32::MAX,
            temperature,
            note,
        };
        let end = NOTES.len();
        let stored = vec![
            reading(f64::NAN, 0..end),
            reading(-0.0, end..end),
            reading(0.1 + 0.2, end..end),
            Stored { timestamp_ms: 0, sensor_id: 0, ..reading(0.0, end..end) },
        ];
        let (count, next) = (stored.len(), Cell::new(0));
        let places = Source::new(Random::new(0), count, move |_| {
            next.replace(next.get() + 1)
        });
        Case { stored, notes: NOTES.to_owned(), places, sent: Cell::new(0) }
    }

    #[test]
    fn what_each_version_sends_comes_to_the_bit() {
        for Variant { name, solve } in WireFormat::VARIANTS {
            let expected = Answer { came: 4, equal: 4, other: None };
            assert_eq!(solve(&case()), expected, "{name}");
        }
    }

    #[test]
    fn an_inbox_tells_the_first_field_that_changed() {
        let case = case();
        let changed = |change: fn(&mut Reading)| {
            let mut inbox = Inbox { case: &case, answer: Answer::default() };
            for place in 0..4 {
                let mut reading = case.reading(place);
                if place > 0 {
                    change(&mut reading);
                }
                inbox.put(reading);
            }
            (inbox.answer.equal, inbox.answer.other)
        };
        let first = |field| Some((1, field));
        assert_eq!(changed(|_| ()), (4, None));
        assert_eq!(
            changed(|it| it.temperature += 0.0),
            (3, first("temperature"))
        );
        assert_eq!(changed(|it| it.note = "ok"), (1, first("note")));
        assert_eq!(changed(|it| it.sensor_id ^= 1), (1, first("sensor")));
        assert_eq!(
            changed(|it| it.timestamp_ms ^= 1),
            (1, first("timestamp"))
        );
    }

    #[test]
    fn more_readings_than_were_sent_are_counted_and_equal_nothing() {
        let case = case();
        let mut inbox = Inbox { case: &case, answer: Answer::default() };
        for place in [0, 1, 2, 3, 3] {
            inbox.put(case.reading(place));
        }
        assert_eq!((inbox.answer.came, inbox.answer.equal), (5, 4));
    }

    #[test]
    fn a_note_is_what_the_problem_says() {
        let (mut random, mut notes) = (Random::new(1), String::new());
        let places: Vec<_> =
            (0..10_000).map(|_| note(&mut random, &mut notes, true)).collect();
        let long = |at: &&Range<usize>| at.len() > 255;
        assert!(places.iter().any(Range::is_empty));
        assert!(places.iter().filter(long).count() > 20);
        assert!(places.iter().all(|place| place.len() <= 1_000));
        let longest = WORDS.iter().map(|word| word.len()).max();
        assert!(LONG_BYTES.end + longest.unwrap_or(0) <= 1_000);
        let escaped = |c: char| c.is_control() || c == '"' || c == '\\';
        assert!(!WORDS.iter().any(|word| word.contains(escaped)));
    }
}
