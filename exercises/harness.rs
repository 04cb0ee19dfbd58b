//! The parts of an exercise. None of them is shown to learners, and none is
//! counted.

use std::fmt;

use protocol::compile::VARIANT;
use protocol::random::Random;
use protocol::{
    Case, Failure, FailureKind, Finding, Headline, Knob, Scale, Shape,
};

pub use crate::answer::{Found, Lines};
pub(crate) use crate::findings::layout;
pub use crate::findings::{
    Cell, Numbers, cell, differences, field, finding, layout_of, statistics,
};
pub use crate::run::{Gauge, Moment, Run};
use crate::run::{Solve, Solving, measure};
pub use crate::source::Source;

/// One implementation of an exercise: `<name>.rs` in the exercise's folder,
/// with hyphens as underscores.
pub struct Variant<C, A> {
    /// `naive`, `optimized`, …
    pub name: &'static str,
    /// The file's `solve`.
    pub solve: fn(&C) -> A,
}

/// A knob as an exercise declares it; see [`protocol::Knob`] for the fields.
pub struct KnobSpec {
    /// The name in links and on the command line.
    pub name: &'static str,
    /// The text that a person reads beside the slider.
    pub label: &'static str,
    /// The value that the recorded figures are for.
    pub default: u64,
    /// The smallest accepted value.
    pub min: u64,
    /// The largest accepted value.
    pub max: u64,
    /// The mapping of the slider's travel to values.
    pub scale: Scale,
    /// The sizes of the growth plot, ascending from at least 1; six or more,
    /// or none.
    pub sweep: &'static [u64],
}

impl KnobSpec {
    fn knob(&self) -> Knob {
        Knob {
            name: self.name.to_owned(),
            label: self.label.to_owned(),
            default: self.default,
            min: self.min,
            max: self.max,
            scale: self.scale,
            sweep: self.sweep.to_vec(),
        }
    }
}

/// The values of all knobs of a case, within their ranges.
pub struct Values<'a> {
    pub(crate) slug: &'static str,
    pub(crate) case: &'a Case,
}

impl Values<'_> {
    /// The value of a knob that the exercise declares.
    ///
    /// # Panics
    ///
    /// If the exercise has no such knob: a mistake in its `case`, which the
    /// registry's test finds.
    pub fn get(&self, knob: &str) -> u64 {
        self.case[knob]
    }

    /// Like [`get`](Self::get), as the type that the case wants: a count of
    /// things in memory, or an integer that a float holds exactly.
    ///
    /// # Panics
    ///
    /// As `get` does, and if the value exceeds the type's range.
    pub fn count<N: TryFrom<u64>>(&self, knob: &str) -> N {
        N::try_from(self.get(knob))
            .unwrap_or_else(|_| panic!("{knob}'s range fits in its type"))
    }

    /// Random numbers: the same for the same case of the same exercise, others
    /// for another.
    pub fn random(&self) -> Random {
        self.seeded(self.case.values().copied())
    }

    /// Random numbers that are the same for every case of an exercise, for
    /// what no knob should change but by its own doing.
    pub fn random_of_exercise(&self) -> Random {
        self.seeded(std::iter::empty())
    }

    fn seeded(&self, numbers: impl Iterator<Item = u64>) -> Random {
        let name = self.slug.bytes().map(u64::from);
        let seed = name.chain(numbers).fold(0, |seed: u64, next| {
            Random::new(seed.wrapping_add(next)).bits()
        });
        Random::new(seed)
    }
}

/// Cases by the knobs that they turn, each with its value.
pub type Edges = &'static [&'static [(&'static str, u64)]];

/// A problem with its variants. Implemented by a unit struct in the exercise's
/// `mod.rs`.
pub trait Exercise {
    /// The input that every variant gets. Building it is not counted.
    type Case: 'static;
    /// The answer that every variant computes. Exact: integers, strings, or
    /// floats whose sum does not depend on order.
    type Answer: PartialEq + fmt::Display + 'static;

    /// The name in links and on the command line; also the folder's name, with
    /// hyphens as underscores.
    const SLUG: &'static str;
    /// The figure that the exercise is about.
    const HEADLINE: Headline;
    /// The numbers that a learner may turn.
    const KNOBS: &'static [KnobSpec];
    /// The variants; naive, the oracle, first.
    const VARIANTS: &'static [Variant<Self::Case, Self::Answer>];
    /// Cases on which all variants must agree, besides the default. A knob
    /// that is not named has its default.
    const EDGES: Edges;

    /// True if the variants look at their own memory by line, which needs the
    /// traced module.
    const TRACED: bool = false;
    /// True if the exercise is about what each line adds and takes away, which
    /// the page then shows as a table.
    const INCREMENTS: bool = false;
    /// True if the variants read a file; see [`crate::file`].
    const FILE: bool = false;
    /// True if the variants write a file; see [`crate::output`].
    const WRITES: bool = false;
    /// What it asks of a learner.
    const SHAPE: Shape = Shape::Edit;

    /// The case of these knob values.
    fn case(values: &Values) -> Self::Case;
    /// The payload's own bytes: what no implementation that holds the whole
    /// payload can go below.
    fn floor(case: &Self::Case) -> u64;
    /// The budget: the most that a learner's version may come to in a case, in
    /// the headline's unit. Only where there is such a version is it looked at.
    fn budget(_case: &Self::Case) -> u64 {
        0
    }

    /// The most allocations that a learner's version may make, where the
    /// headline alone does not tell whether the lesson was learned.
    fn most_allocations(_case: &Self::Case) -> Option<u64> {
        None
    }

    /// The reason for which a variant came to no answer, though its code did
    /// all it could: the file that it was given cannot be read.
    fn failure(_answer: &Self::Answer) -> Option<Failure> {
        None
    }

    /// Names the work that was left out, if an answer can be right without it
    /// and no floor on the peak tells: a sentence without a final dot. The
    /// case is as the variant left it, with the counts of its [`Source`]s.
    fn left_out(_case: &Self::Case, _answer: &Self::Answer) -> Option<String> {
        None
    }

    /// Gives findings to be shown as tables beside a run's figures: what a
    /// variant found out about its own memory, or what the case counted.
    fn findings(_case: &Self::Case, _answer: &Self::Answer) -> Vec<Finding> {
        Vec::new()
    }

    /// Gives pictures of how this variant's values lie in memory, with sizes
    /// from the compiler, or a table of what it would do in other cases. Made
    /// after the run, and not counted.
    fn pictures(_variant: &str, _case: &Self::Case) -> Vec<Finding> {
        Vec::new()
    }

    /// The constants above as one value, whose type is the same for all.
    const FACTS: Facts = Facts {
        slug: Self::SLUG,
        headline: Self::HEADLINE,
        knobs: Self::KNOBS,
        edges: Self::EDGES,
        traced: Self::TRACED,
        increments: Self::INCREMENTS,
        file: Self::FILE,
        writes: Self::WRITES,
        shape: Self::SHAPE,
    };
}

/// The facts of an exercise, known before it runs: its trait's constants.
#[expect(clippy::struct_excessive_bools, reason = "any may go with any")]
pub struct Facts {
    slug: &'static str,
    headline: Headline,
    knobs: &'static [KnobSpec],
    edges: Edges,
    traced: bool,
    increments: bool,
    file: bool,
    writes: bool,
    shape: Shape,
}

impl Facts {
    fn knobs(&self) -> Vec<Knob> {
        self.knobs.iter().map(KnobSpec::knob).collect()
    }

    fn default_case(&self) -> Case {
        protocol::default_case(&self.knobs())
    }

    fn edges(&self) -> Vec<Case> {
        let edge = |settings: &&[(&str, u64)]| {
            let mut case = self.default_case();
            for (knob, value) in *settings {
                let known = case.insert((*knob).to_owned(), *value);
                let slug = self.slug;
                assert!(known.is_some(), "`{slug}` has no knob `{knob}`");
            }
            case
        };
        self.edges.iter().map(edge).collect()
    }

    fn check(&self, case: &Case) -> Result<(), BadRequest> {
        let slug = self.slug;
        let knobs = self.knobs();
        let is_unknown =
            |name: &&String| !knobs.iter().any(|knob| knob.name == **name);
        if let Some(unknown) = case.keys().find(is_unknown) {
            return Err(BadRequest(format!(
                "`{slug}` has no knob `{unknown}`; it has {}",
                list(knobs.iter().map(|knob| knob.name.as_str()))
            )));
        }
        for knob in knobs {
            let Some(&value) = case.get(&knob.name) else {
                return Err(BadRequest(format!(
                    "the request gives `{slug}` no value for its knob `{}`",
                    knob.name
                )));
            };
            knob.check(value)
                .map_err(|error| BadRequest(error.to_string()))?;
        }
        Ok(())
    }

    /// The case's values, if they are valid.
    fn values<'a>(&self, case: &'a Case) -> Result<Values<'a>, BadRequest> {
        self.check(case)?;
        Ok(Values { slug: self.slug, case })
    }
}

/// The bounds on a version of an exercise in one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// [`Exercise::floor`].
    pub floor: u64,
    /// [`Exercise::budget`].
    pub budget: u64,
    /// [`Exercise::most_allocations`].
    pub most_allocations: Option<u64>,
}

impl Bounds {
    pub(crate) fn of<E: Exercise>(case: &E::Case) -> Self {
        Self {
            floor: E::floor(case),
            budget: E::budget(case),
            most_allocations: E::most_allocations(case),
        }
    }
}

/// The bytes of a list of so many `T` that was pushed one by one: it doubles
/// its room when it is full, from the least room that the standard library
/// gives a list: for 8 elements of one byte, or 4 larger ones of up to 1 KiB.
pub fn grown<T>(count: usize) -> u64 {
    let least = if size_of::<T>() == 1 { 8 } else { 4 };
    (count.next_power_of_two().max(least) * size_of::<T>()) as u64
}

/// The reason for which a request cannot be run: the sentence says what is
/// valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRequest(pub String);

impl fmt::Display for BadRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadRequest {}

impl From<BadRequest> for Failure {
    fn from(BadRequest(message): BadRequest) -> Self {
        Self::new(FailureKind::BadRequest, message)
    }
}

/// An [`Exercise`] whose types are erased, so that the registry can list it.
pub trait Registered: Sync {
    /// Gives the facts that are known before it runs.
    fn facts(&self) -> &'static Facts;
    /// The variants' names, naive first.
    fn variants(&self) -> Vec<&'static str>;
    /// Gives the bounds on a version in a valid case.
    fn bounds(&self, case: &Case) -> Result<Bounds, BadRequest>;
    /// Runs one variant under the meter, reading `gauge` right before and
    /// right after.
    fn run(
        &self,
        variant: &str,
        case: &Case,
        gauge: &dyn Fn(Moment) -> Gauge,
    ) -> Result<Run, Failure>;
}

impl dyn Registered + '_ {
    /// [`Exercise::SLUG`].
    pub fn slug(&self) -> &'static str {
        self.facts().slug
    }

    /// [`Exercise::HEADLINE`].
    pub fn headline(&self) -> Headline {
        self.facts().headline
    }

    /// [`Exercise::TRACED`].
    pub fn traced(&self) -> bool {
        self.facts().traced
    }

    /// [`Exercise::INCREMENTS`].
    pub fn increments(&self) -> bool {
        self.facts().increments
    }

    /// [`Exercise::FILE`].
    pub fn file(&self) -> bool {
        self.facts().file
    }

    /// [`Exercise::WRITES`].
    pub fn writes(&self) -> bool {
        self.facts().writes
    }

    /// [`Exercise::SHAPE`].
    pub fn shape(&self) -> Shape {
        self.facts().shape
    }

    /// [`Exercise::KNOBS`].
    pub fn knobs(&self) -> Vec<Knob> {
        self.facts().knobs()
    }

    /// [`Exercise::EDGES`] as cases.
    pub fn edges(&self) -> Vec<Case> {
        self.facts().edges()
    }

    /// The case with every knob at its default.
    pub fn default_case(&self) -> Case {
        self.facts().default_case()
    }

    /// Says what is wrong with a case, if anything: every knob must be there,
    /// within its range, and no other.
    pub fn check(&self, case: &Case) -> Result<(), BadRequest> {
        self.facts().check(case)
    }
}

impl<E: Exercise + Sync> Registered for E {
    fn facts(&self) -> &'static Facts {
        const { &E::FACTS }
    }

    fn variants(&self) -> Vec<&'static str> {
        E::VARIANTS.iter().map(|variant| variant.name).collect()
    }

    fn bounds(&self, case: &Case) -> Result<Bounds, BadRequest> {
        let values = E::FACTS.values(case)?;
        Ok(Bounds::of::<E>(&E::case(&values)))
    }

    fn run(
        &self,
        variant: &str,
        case: &Case,
        gauge: &dyn Fn(Moment) -> Gauge,
    ) -> Result<Run, Failure> {
        let values = E::FACTS.values(case)?;
        let Some(variant) =
            E::VARIANTS.iter().find(|known| known.name == variant)
        else {
            return Err(unknown_variant(self, variant));
        };
        let mut solving = Solving::<E>::by(variant.solve);
        let mut run = measure(&values, gauge, &mut solving)?;
        run.findings.extend(E::pictures(variant.name, &E::case(&values)));
        Ok(run)
    }
}

/// An exercise whose one variant a learner wrote.
pub struct Yours<E: Exercise> {
    /// The exercise.
    pub exercise: E,
    /// The learner's `solve`.
    pub solve: fn(&E::Case) -> E::Answer,
}

// This is compiled with each learner's code, which waits for it: it says what
// the exercise is, and leaves the work to functions that are not generic.
impl<E: Exercise + Sync> Registered for Yours<E> {
    fn facts(&self) -> &'static Facts {
        const { &E::FACTS }
    }

    fn variants(&self) -> Vec<&'static str> {
        only_yours()
    }

    fn bounds(&self, case: &Case) -> Result<Bounds, BadRequest> {
        let values = self.facts().values(case)?;
        Ok(Bounds::of::<E>(&E::case(&values)))
    }

    fn run(
        &self,
        variant: &str,
        case: &Case,
        gauge: &dyn Fn(Moment) -> Gauge,
    ) -> Result<Run, Failure> {
        // An exercise's pictures are of the types of its own variants.
        run_yours(
            self,
            variant,
            case,
            gauge,
            &mut Solving::<E>::by(self.solve),
        )
    }
}

// The rest is compiled once, with this crate, and not again with each
// learner's code.

fn only_yours() -> Vec<&'static str> {
    vec![VARIANT]
}

fn run_yours(
    exercise: &dyn Registered,
    variant: &str,
    case: &Case,
    gauge: &dyn Fn(Moment) -> Gauge,
    solving: &mut dyn Solve,
) -> Result<Run, Failure> {
    let values = exercise.facts().values(case)?;
    if variant != VARIANT {
        return Err(unknown_variant(exercise, variant));
    }
    measure(&values, gauge, solving)
}

fn unknown_variant(exercise: &dyn Registered, variant: &str) -> Failure {
    let slug = exercise.facts().slug;
    let known = list(exercise.variants());
    Failure::from(BadRequest(format!(
        "`{slug}` has no variant `{variant}`; it has {known}"
    )))
}

/// Names in backticks, as a sentence lists them: `` `a`, `b` or `c` ``.
pub fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> =
        names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => "none".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}
