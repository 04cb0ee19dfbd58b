//! slots-instance: the bytes that one object claims, and those that it takes.

mod naive;
mod optimized;

use std::hint::black_box;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::claims::{self, Claim};
use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Source, Values, Variant,
};

/// The objects to make: one, unless someone wants to see more.
pub struct Case {
    attributes: Source<[f64; 3]>,
    expected: [f64; 3],
    count: usize,
}

impl Case {
    /// The attributes that were expected of an object.
    ///
    /// # Panics
    ///
    /// If objects are still to be made: it is known after the last one.
    #[track_caller]
    pub fn expected(&self) -> [f64; 3] {
        self.attributes.require_all_taken("what was expected", "objects");
        self.expected
    }
}

/// Objects side by side in one list, and the sizes of the first.
pub struct Objects<T> {
    list: Vec<T>,
    /// The bytes that the allocator gave for all of them.
    allocated: i64,
    made: Claim,
    changed: Option<Claim>,
}

impl<T> Objects<T> {
    /// Makes an object of each three attributes, in a list with room for just
    /// as many, and notes the sizes of one.
    pub fn make(case: &Case, object: impl Fn([f64; 3]) -> T) -> Self {
        let (list, counts) = meter::measure(|| -> Vec<T> {
            case.attributes.iter().map(object).collect()
        });
        // The compiler may not leave out a block that nobody looks at.
        let list = black_box(list);
        let made = claim("as it was made", &list, counts.live);
        Self { list, allocated: counts.live, made, changed: None }
    }

    /// Changes each object, and notes the sizes of one again.
    pub fn change(&mut self, change: impl Fn(&mut T)) {
        let list = &mut self.list;
        let ((), counts) = meter::measure(|| list.iter_mut().for_each(change));
        self.allocated += counts.live;
        let changed = claim("after the change", &self.list, self.allocated);
        self.changed = Some(changed);
    }

    /// Lends all objects.
    pub fn list(&self) -> &[T] {
        &self.list
    }

    /// The answer: that value, and the sizes that were noted.
    pub fn answer(self, value: f64) -> Answer {
        let Self { made, changed, .. } = self;
        Answer { value, found: Sizes { made, changed } }
    }
}

/// The bytes that `size_of_val` says of an object, beside its share of those
/// that the allocator gave.
fn claim<T>(of: &'static str, list: &[T], allocated: i64) -> Claim {
    let count = i64::try_from(list.len()).unwrap_or(i64::MAX).max(1);
    let claimed = list.first().map(size_of_val);
    Claim { of, claimed, allocated: allocated / count }
}

/// The sizes of one object.
pub struct Sizes {
    made: Claim,
    changed: Option<Claim>,
}

impl Sizes {
    fn all(&self) -> impl Iterator<Item = Claim> {
        [self.made].into_iter().chain(self.changed)
    }
}

/// The differences of all attributes from those expected, added up, and the
/// sizes of one object. Exact: every partial sum is a multiple of 1/8 below
/// 2^50.
pub type Answer = Found<f64, Sizes>;

/// The exercise.
pub struct SlotsInstance;

/// An attribute is one of so many multiples of 1/8: too many for an `f32`.
const ATTRIBUTES: u32 = 1 << 28;

fn attributes(random: &mut Random) -> [f64; 3] {
    [(); 3].map(|()| f64::from(random.below_u32(ATTRIBUTES)) / 8.0)
}

impl Exercise for SlotsInstance {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "slots-instance";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "objects",
        label: "Objects",
        default: 1,
        min: 1,
        max: 100_000,
        scale: Scale::Logarithmic,
        sweep: &[1, 2, 5, 10, 20, 50, 100],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges =
        &[&[], &[("objects", 2)], &[("objects", 3)], &[("objects", 1_023)]];

    fn left_out(_: &Case, answer: &Answer) -> Option<String> {
        let wrong = answer.found.all().find(|claim| claim.off() != Some(0))?;
        let claimed = text::grouped(wrong.claimed.unwrap_or(0) as u64);
        let allocated = text::grouped(wrong.allocated.unsigned_abs());
        Some(format!(
            "`size_of_val` says that one object, {}, takes {claimed} bytes, \
             and the allocator gave {allocated}: the rest lies behind a \
             pointer",
            wrong.of
        ))
    }

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let rows: Vec<Claim> = answer.found.all().collect();
        let title = "One object: size_of_val's claim and the truth";
        vec![claims::table(title, &rows)]
    }

    fn case(values: &Values) -> Case {
        let count = values.count("objects");
        Case {
            attributes: Source::new(values.random(), count, attributes),
            expected: attributes(&mut values.random_of_exercise()),
            count,
        }
    }

    fn floor(case: &Case) -> u64 {
        (case.count * size_of::<[f64; 3]>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // The list has room for just as many, so nothing but the objects has
        // to fit: not even a fourth number in one of them.
        Self::floor(case) + 4
    }
}
