//! frozen-keys: a borrowed record is its own key.

mod cloned;
mod hashbrown;
mod naive;
mod optimized;
mod sorted;

use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Values, Variant, cell, grown,
};

thread_local! {
    /// Counts the looks at the events of the last case that was made.
    static LOOKS: Cell<u64> = const { Cell::new(0) };
}

/// A page that was opened in a session, at a minute of the day. Nothing of it
/// can be changed.
#[derive(Clone)]
pub struct Event {
    session: String,
    page: String,
    minute: u32,
}

impl Event {
    /// The session, 16 hexadecimal digits.
    pub fn session(&self) -> &str {
        self.looked_at().0
    }

    /// The page, a path of five bytes.
    pub fn page(&self) -> &str {
        self.looked_at().1
    }

    /// The minute of the day.
    pub fn minute(&self) -> u32 {
        self.looked_at().2
    }

    /// All fields. Counts a look.
    fn looked_at(&self) -> (&str, &str, u32) {
        LOOKS.set(LOOKS.get() + 1);
        (&self.session, &self.page, self.minute)
    }

    fn fields(&self) -> (&str, &str, u32) {
        (&self.session, &self.page, self.minute)
    }
}

// The same as if they were derived, but that looks are counted.

impl PartialEq for Event {
    fn eq(&self, other: &Self) -> bool {
        self.looked_at() == other.fields()
    }
}

impl Eq for Event {}

impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Event {
    fn cmp(&self, other: &Self) -> Ordering {
        self.looked_at().cmp(&other.fields())
    }
}

impl Hash for Event {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.looked_at().hash(state);
    }
}

/// The events to go through.
pub struct Case {
    /// The events as they came, some of them more than once.
    pub events: Vec<Event>,
    different: usize,
}

/// The events told apart.
#[derive(PartialEq)]
pub struct Answer {
    /// The number of different events.
    pub different: usize,
    /// The distances of all events from the first that is equal, added up.
    pub distance: u64,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { different, distance } = self;
        write!(f, "{different} different, {distance} from the first")
    }
}

/// The exercise.
pub struct FrozenKeys;

/// Two sessions whose events at one minute and page have the same hash, all 64
/// bits of it, by `DefaultHasher::new()`.
const TWINS: [u64; 2] = [0xac13_9ac1_c6ea_dc16, 0x7e3a_3fb8_9c0c_2d61];

const MINUTES: u32 = 24 * 60;

/// All are of one length: a map drops its keys in an order that depends on
/// where the linker put things, which must not show in a timeline.
const PAGES: [&str; 8] =
    ["/cart", "/home", "/help", "/shop", "/news", "/blog", "/team", "/jobs"];

fn event(session: u64, page: &str, minute: u32) -> Event {
    let session = format!("{session:016x}");
    Event { session, page: page.to_owned(), minute }
}

/// Four events, each different from the first in one field.
fn alike(random: &mut Random) -> [Event; 4] {
    let session = random.bits();
    let page = random.index(PAGES.len());
    let next = (page + 1) % PAGES.len();
    let minute = random.below_u32(MINUTES);
    let later = (minute + 1) % MINUTES;
    [
        event(session, PAGES[page], minute),
        event(random.bits(), PAGES[page], minute),
        event(session, PAGES[next], minute),
        event(session, PAGES[page], later),
    ]
}

/// So many different events.
fn different(random: &mut Random, count: usize) -> Vec<Event> {
    let twins = TWINS.map(|session| event(session, PAGES[0], 600));
    let mut events = Vec::from(twins);
    while events.len() < count {
        events.extend(alike(random));
    }
    events.truncate(count);
    events
}

/// So many events in no order, each of the different ones among them.
fn events(
    random: &mut Random,
    count: usize,
    different: &[Event],
) -> Vec<Event> {
    let mut order: Vec<usize> = (0..count)
        .map(|i| {
            if i < different.len() { i } else { random.index(different.len()) }
        })
        .collect();
    for last in (1..count).rev() {
        order.swap(last, random.index(last + 1));
    }
    order.into_iter().map(|i| different[i].clone()).collect()
}

/// The slots of a map with so many entries, an eighth of which stay free.
fn slots(entries: usize) -> usize {
    (entries * 8 / 7 + 1).next_power_of_two().max(4)
}

/// The bytes of a table of so many slots for a `T` each, with a control byte
/// for each slot and 8 more.
fn table<T>(slots: usize) -> u64 {
    (slots * (size_of::<T>() + 1) + 8) as u64
}

/// An event may be looked at so many times on average. Sorting takes some
/// twenty, and it grows with the logarithm of the list's length.
const LOOKS_EACH: u64 = 100;

impl Exercise for FrozenKeys {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "frozen-keys";
    const HEADLINE: Headline = Headline::Total;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "events",
            label: "Events",
            default: 20_000,
            min: 0,
            max: 300_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 30_000, 100_000],
        },
        KnobSpec {
            name: "different",
            label: "Different events",
            default: 5_000,
            min: 1,
            max: 300_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 100, 1_000, 5_000, 20_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "cloned", solve: cloned::solve },
        Variant { name: "optimized", solve: optimized::solve },
        Variant { name: "hashbrown", solve: hashbrown::solve },
        Variant { name: "sorted", solve: sorted::solve },
    ];
    const EDGES: Edges = &[
        &[("events", 0)],
        &[("events", 1), ("different", 1)],
        &[("events", 2), ("different", 2)],
        &[("events", 7), ("different", 3)],
        &[("events", 1_000), ("different", 1)],
        &[("events", 1_023), ("different", 300)],
        &[("events", 4_097), ("different", 4_097)],
    ];

    fn case(values: &Values) -> Case {
        let count: usize = values.count("events");
        let distinct = count.min(values.count("different"));
        let random = &mut values.random();
        let different = different(random, distinct);
        let events = events(random, count, &different);
        LOOKS.set(0);
        Case { events, different: distinct }
    }

    fn floor(_: &Case) -> u64 {
        // The events are there already.
        0
    }

    fn budget(case: &Case) -> u64 {
        // A map whose keys are an event's borrowed fields, which doubles its
        // table, or has room for all events; or a list that doubles, of a
        // reference and a position for each event, and as much room again for
        // a sort that keeps equal ones in their order.
        let events = case.events.len();
        let most_slots = slots(events).max(2 * slots(case.different));
        let fields = table::<((&str, &str, u32), u32)>(most_slots);
        let pairs = (events * size_of::<(&Event, u32)>()) as u64;
        let list = 2 * grown::<(&Event, u32)>(events) + pairs;
        fields.max(list) + (1 << 10)
    }

    fn most_allocations(case: &Case) -> Option<u64> {
        // The nodes of a sorted map, or a list for each session, but not a
        // block for each event.
        Some(case.different as u64 / 2 + 64)
    }

    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let looks = LOOKS.get();
        let most = LOOKS_EACH * case.events.len() as u64;
        (looks > most).then(|| {
            format!(
                "events were looked at {} times, and at most {} are allowed: \
                 a map or a sorted list finds an equal event without \
                 comparing it with all the others",
                text::grouped(looks),
                text::grouped(most)
            )
        })
    }

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let counts = Numbers::new("what", ["number"])
            .row("events", [cell(case.events.len())])
            .row("looks at an event", [cell(LOOKS.get())])
            .drawn();
        vec![counts.titled("How many times an event was looked at")]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

    use protocol::random::Random;

    use super::{different, events};

    #[test]
    fn two_different_events_have_the_same_hash() {
        let events = different(&mut Random::new(1), 2);
        let hasher = BuildHasherDefault::<DefaultHasher>::default();
        assert!(events[0] != events[1]);
        assert_eq!(
            hasher.hash_one(&events[0]),
            hasher.hash_one(&events[1]),
            "the standard library hashes in another way than it did: look for \
             two other sessions, by Pollard's rho method for example"
        );
    }

    #[test]
    fn the_different_events_are_different_and_all_come() {
        for count in [0, 1, 2, 3, 999, 5_000] {
            let random = &mut Random::new(2);
            let different = different(random, count);
            let set: HashSet<_> = different.iter().collect();
            assert_eq!(set.len(), count);
            let events = events(random, 2 * count, &different);
            assert_eq!(events.len(), 2 * count);
            assert!(events.iter().collect::<HashSet<_>>() == set);
        }
    }
}
