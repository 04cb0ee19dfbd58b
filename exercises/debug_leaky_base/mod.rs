//! debug-leaky-base: a record of fixed parts, one of which has a map in it.

mod naive;
mod optimized;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

use protocol::random::Random;
use protocol::{Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, grown,
};

/// The bytes of a code.
const CODE: usize = 12;

/// A parcel as it comes.
pub struct Incoming {
    /// Its number.
    pub id: u32,
    /// The row and the shelf where it lies.
    pub place: [u16; 2],
    /// The days from which and until which it is kept.
    pub days: [u32; 2],
    /// The code on its label.
    pub code: [u8; CODE],
    /// Its weight.
    pub grams: u32,
}

/// The number of kinds of bases.
const KINDS: usize = 4;

thread_local! {
    /// The number of bases of each kind that live; 0 once a run is over.
    static THERE: [Cell<usize>; KINDS] =
        const { [const { Cell::new(0) }; KINDS] };
}

/// Counts, without a byte, the bases of a kind that are there.
struct There<const KIND: usize>;

impl<const KIND: usize> There<KIND> {
    fn new() -> Self {
        THERE.with(|there| there[KIND].update(|count| count + 1));
        Self
    }
}

impl<const KIND: usize> Drop for There<KIND> {
    fn drop(&mut self) {
        THERE.with(|there| there[KIND].update(|count| count - 1));
    }
}

/// The base part that says which parcel it is.
pub struct Tracked {
    id: u32,
    _there: There<0>,
}

/// The base part that says where it lies.
pub struct Placed {
    row: u16,
    shelf: u16,
    _there: There<1>,
}

/// The base part that says how long it is kept.
pub struct Dated {
    days: BTreeMap<&'static str, u32>,
    _there: There<2>,
}

/// The base part that says what is on its label.
pub struct Labelled {
    code: [u8; CODE],
    _there: There<3>,
}

// All are made by functions of one name, so that a table of lines does not say
// which of them allocates.

impl From<&Incoming> for Tracked {
    fn from(parcel: &Incoming) -> Self {
        Self { id: parcel.id, _there: There::new() }
    }
}

impl From<&Incoming> for Placed {
    fn from(parcel: &Incoming) -> Self {
        let [row, shelf] = parcel.place;
        Self { row, shelf, _there: There::new() }
    }
}

impl From<&Incoming> for Dated {
    fn from(parcel: &Incoming) -> Self {
        let [from, until] = parcel.days;
        Self {
            days: BTreeMap::from([("from", from), ("until", until)]),
            _there: There::new(),
        }
    }
}

impl From<&Incoming> for Labelled {
    fn from(parcel: &Incoming) -> Self {
        Self { code: parcel.code, _there: There::new() }
    }
}

impl Tracked {
    /// The parcel's number.
    pub fn id(&self) -> u32 {
        self.id
    }
}

impl Placed {
    /// The row and the shelf.
    pub fn place(&self) -> [u16; 2] {
        [self.row, self.shelf]
    }
}

impl Dated {
    /// The first day and the last.
    pub fn days(&self) -> [u32; 2] {
        ["from", "until"].map(|name| self.days[name])
    }
}

impl Labelled {
    /// The code.
    pub fn code(&self) -> [u8; CODE] {
        self.code
    }
}

/// A warehouse, and the parcels that come to it.
pub struct Case {
    /// The parcels. Each can be taken once.
    pub parcels: Source<Incoming>,
    count: usize,
    /// The number of kinds of which each parcel had a base when the report was
    /// asked for.
    kept: Cell<usize>,
}

impl Case {
    /// An empty report, to which the parcels are added from the last to the
    /// first.
    ///
    /// # Panics
    ///
    /// If parcels are still to come.
    #[track_caller]
    pub fn report(&self) -> Answer {
        self.parcels.require_all_taken("the report", "parcels");
        let whole = |there: &&Cell<usize>| there.get() >= self.count;
        self.kept.set(THERE.with(|all| all.iter().filter(whole).count()));
        Answer::default()
    }
}

/// All parcels, in their order.
#[derive(Default, PartialEq)]
pub struct Answer {
    parcels: u64,
    checksum: u64,
}

impl Answer {
    /// Adds the next parcel.
    pub fn add(
        &mut self,
        id: u32,
        place: [u16; 2],
        days: [u32; 2],
        code: [u8; CODE],
        grams: u32,
    ) {
        self.parcels += 1;
        let [first, second] = place.map(u32::from);
        let [from, until] = days;
        let numbers = [id, first, second, from, until, grams].map(u64::from);
        for number in numbers.into_iter().chain(code.map(u64::from)) {
            let next = self.checksum.wrapping_mul(31).wrapping_add(number);
            self.checksum = next.rotate_left(9);
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { parcels, checksum } = self;
        write!(f, "{parcels} parcels with the checksum {checksum}")
    }
}

fn bits32(random: &mut Random) -> u32 {
    u32::try_from(random.below(1 << 32)).unwrap_or_default()
}

fn parcel(random: &mut Random) -> Incoming {
    let bits16 = |number: u32| u16::try_from(number >> 16).unwrap_or_default();
    let mut code = [0; CODE];
    for byte in &mut code {
        *byte = u8::try_from(random.below(1 << 8)).unwrap_or_default();
    }
    Incoming {
        id: bits32(random),
        place: [bits32(random), bits32(random)].map(bits16),
        days: [bits32(random), bits32(random)],
        code,
        grams: bits32(random),
    }
}

/// The exercise.
pub struct DebugLeakyBase;

impl Exercise for DebugLeakyBase {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "debug-leaky-base";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "parcels",
        label: "Parcels",
        default: 15_000,
        min: 0,
        max: 200_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("parcels", 0)],
        &[("parcels", 1)],
        &[("parcels", 7)],
        &[("parcels", 1_023)],
        // A list that grew has no room to spare here.
        &[("parcels", 4_096)],
    ];

    fn case(values: &Values) -> Case {
        let count = values.count("parcels");
        let parcels = Source::new(values.random(), count, parcel);
        Case { parcels, count, kept: Cell::new(0) }
    }

    fn floor(case: &Case) -> u64 {
        (case.count * size_of::<Incoming>()) as u64
    }

    fn left_out(case: &Case, _answer: &Answer) -> Option<String> {
        let kept = case.kept.get();
        (kept + 1 < KINDS).then(|| {
            format!(
                "of the {KINDS} kinds of bases, every parcel had {kept} when \
                 the report was asked for, and three of them cost nothing to \
                 keep: find the one that does, and leave the others in the \
                 struct"
            )
        })
    }

    fn budget(case: &Case) -> u64 {
        // A list of the numbers alone that grows by doubling.
        grown::<Incoming>(case.count) + (1 << 10)
    }
}

#[cfg(test)]
mod tests {
    use super::{Dated, Incoming, Labelled, Placed, Tracked};

    #[test]
    fn a_base_gives_what_it_was_made_of() {
        let parcel = Incoming {
            id: 1,
            place: [2, 3],
            days: [4, 5],
            code: *b"ABCDEFGHIJKL",
            grams: 6,
        };
        assert_eq!(Tracked::from(&parcel).id(), 1);
        assert_eq!(Placed::from(&parcel).place(), [2, 3]);
        assert_eq!(Dated::from(&parcel).days(), [4, 5]);
        assert_eq!(&Labelled::from(&parcel).code(), b"ABCDEFGHIJKL");
    }

    #[test]
    fn a_parcel_has_no_padding() {
        assert_eq!(size_of::<Incoming>(), 32);
    }
}
