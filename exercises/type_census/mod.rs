//! type-census: live objects by type at two points, and the type that grows.

mod naive;
mod optimized;
mod owned;

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::census::forget_unused;
pub use crate::census::{Census, Count};
use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Numbers, Source, Values, Variant, cell,
    grown,
};

/// The bytes of a word.
pub const LETTERS: usize = 16;
/// The steps of a request.
pub const STEPS: usize = 10;

/// A request as it comes.
pub struct Incoming {
    /// The place of the word that it asks for.
    pub word: usize,
    /// The steps of its handling.
    pub steps: [Work; STEPS],
}

/// A step as it comes.
#[derive(Clone, Copy)]
pub struct Work {
    /// The ticks that it takes.
    pub ticks: u32,
    /// The place of an earlier step of this request that has to end first.
    pub after: Option<usize>,
}

/// Says which type grew by ten a request, if one did, from what was live
/// before the requests and after them, and the number of requests.
pub type Growing = fn(&Census, &Census, usize) -> Option<&'static str>;

/// A census, and the moment at which it was taken.
#[derive(Clone, Copy)]
struct Record {
    /// The requests that had been taken.
    requests: usize,
    /// The bytes that were live.
    live: i64,
    census: Census,
}

/// The words, the requests, and what is asked about them.
pub struct Case {
    /// The words of the server. Each can be taken once.
    pub words: Source<[u8; LETTERS]>,
    /// The requests. Each can be taken once.
    pub requests: Source<Incoming>,
    asked: Vec<usize>,
    drill: Random,
    word_count: usize,
    request_count: usize,
    first: Cell<Option<Record>>,
    last: Cell<Option<Record>>,
    held: Rc<Held>,
}

/// The bytes that were live between the requests.
#[derive(Default)]
struct Held {
    requests: Cell<usize>,
    /// The bytes when the first request was taken.
    before: Cell<i64>,
    /// The most bytes besides those, and besides a list of visits.
    over: Cell<i64>,
}

impl Held {
    fn look(&self) {
        let live = meter::live_bytes();
        let requests = self.requests.get();
        if requests == 0 {
            self.before.set(live);
        }
        let visits = grown::<[u64; 2]>(requests);
        let over = live - self.before.get() - visits.cast_signed();
        self.over.set(self.over.get().max(over));
        self.requests.set(requests + 1);
    }
}

impl Case {
    /// Counts the live objects, type by type.
    pub fn census(&self) -> Census {
        let census = Census::take();
        let requests = self.request_count - self.requests.left();
        let live = meter::live_bytes();
        let record = Record { requests, live, census };
        if self.first.get().is_none() {
            self.first.set(Some(record));
        }
        self.last.set(Some(record));
        census
    }

    /// Tries the function on objects of this case's own, of which one type
    /// grows by ten a request, and others in other ways.
    pub fn drill(&self, growing: Growing) -> Drill {
        let drill = Drill::of(&mut self.drill.clone(), growing);
        forget_unused();
        drill
    }

    /// The places of the visits that are asked for, known after the last
    /// request.
    ///
    /// # Panics
    ///
    /// If requests are still to come.
    #[track_caller]
    pub fn asked(&self) -> &[usize] {
        self.requests.require_all_taken("what is asked for", "requests");
        &self.asked
    }

    /// The type that grew by ten a request between the first census and the
    /// last.
    fn grew(&self) -> Option<&'static str> {
        let (first, last) = (self.first.get()?, self.last.get()?);
        let mut grown = last.census.growth(&first.census);
        let more = STEPS * self.request_count;
        grown.find(|(_, by)| *by == more).map(|(name, _)| name)
    }

    /// Says what is wrong with the censuses that were taken.
    fn wrong_census(&self) -> Option<String> {
        let (Some(first), Some(last)) = (self.first.get(), self.last.get())
        else {
            return Some("no census was taken".to_owned());
        };
        if first.requests > 0 || last.requests < self.request_count {
            return Some(format!(
                "the first census was taken after {} requests and the last \
                 after {}: take one before the first request and one after \
                 the last, which is request {}",
                text::grouped(first.requests as u64),
                text::grouped(last.requests as u64),
                text::grouped(self.request_count as u64)
            ));
        }
        let (words, visits) = (self.word_count, self.request_count);
        if !any_has(last.census.iter(), words) {
            return Some(format!(
                "no type has {} live objects in the last census, and there \
                 are so many words: each `Word` has a `Count`, and lives as \
                 long as requests are handled",
                text::grouped(words as u64)
            ));
        }
        (!any_has(last.census.growth(&first.census), visits)).then(|| {
            format!(
                "no type has {} objects more in the last census than in the \
                 first, and there are so many visits: each `Visit` has a \
                 `Count`, and is kept until visits are asked for",
                text::grouped(visits as u64)
            )
        })
    }
}

/// Tells whether a type has that number.
fn any_has(
    mut rows: impl Iterator<Item = (&'static str, usize)>,
    wanted: usize,
) -> bool {
    wanted == 0 || rows.any(|(_, number)| number == wanted)
}

/// The types that a function named in the drills.
#[derive(PartialEq)]
pub struct Drill([Option<&'static str>; DRILLS]);

/// The number of drills.
const DRILLS: usize = 6;

// The types of the drills.
struct Cookie;
struct Token;
struct Draft;
struct Lock;
struct Timer;
struct Cursor;

/// Objects of one type, which take no byte.
trait Crowd {
    fn set(&mut self, live: usize);
}

impl<T: 'static> Crowd for Vec<Count<T>> {
    fn set(&mut self, live: usize) {
        self.resize_with(live, Count::new);
    }
}

impl Drill {
    fn of(random: &mut Random, growing: Growing) -> Self {
        Self([(); DRILLS].map(|()| Self::once(random, growing)))
    }

    fn once(random: &mut Random, growing: Growing) -> Option<&'static str> {
        let requests = 5 + random.index(60);
        // Live objects before and after, type by type. The last type is the
        // one to find, and does not grow each time.
        let many = 2_000 + random.index(2_000);
        let few = 1 + random.index(50);
        let leaks = random.below(6) > 0;
        let numbers = [
            (many, many),
            (few, few + requests),
            (few, few + STEPS * requests + few),
            (many / 2, few),
            (few + 9 * requests, few + 18 * requests),
            (few, few + if leaks { STEPS * requests } else { 0 }),
        ];
        let (mut cookies, mut tokens) =
            (Vec::<Count<Cookie>>::new(), Vec::<Count<Token>>::new());
        let (mut drafts, mut locks) =
            (Vec::<Count<Draft>>::new(), Vec::<Count<Lock>>::new());
        let (mut timers, mut cursors) =
            (Vec::<Count<Timer>>::new(), Vec::<Count<Cursor>>::new());
        let mut crowds: [&mut dyn Crowd; 6] = [
            &mut cookies,
            &mut tokens,
            &mut drafts,
            &mut locks,
            &mut timers,
            &mut cursors,
        ];
        crowds.rotate_left(random.index(numbers.len()));
        let mut at = |moment: fn(&(usize, usize)) -> usize| {
            for (crowd, number) in crowds.iter_mut().zip(&numbers) {
                crowd.set(moment(number));
            }
            Census::take()
        };
        let before = at(|(before, _)| *before);
        let after = at(|(_, after)| *after);
        growing(&before, &after, requests)
    }
}

impl fmt::Display for Drill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, named) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            write!(f, "{comma}{}", named.unwrap_or("none"))?;
        }
        Ok(())
    }
}

/// The replies, the visits that were asked for, and the drills.
#[derive(PartialEq)]
pub struct Log {
    drill: Drill,
    replies: u64,
    visits: u64,
    checksum: u64,
}

impl Log {
    /// A log with the drills, and no reply so far.
    pub fn new(drill: Drill) -> Self {
        Self { drill, replies: 0, visits: 0, checksum: 0 }
    }

    /// Notes the next reply: its word, and the ticks until the last step
    /// ended.
    pub fn reply(&mut self, word: &[u8; LETTERS], ticks: u32) {
        self.replies += 1;
        self.note(word, ticks);
    }

    /// Notes the next visit that was asked for: its word and its ticks.
    pub fn visit(&mut self, word: &[u8; LETTERS], ticks: u32) {
        self.visits += 1;
        self.note(word, ticks);
    }

    fn note(&mut self, word: &[u8; LETTERS], ticks: u32) {
        for number in word.iter().map(|byte| u64::from(*byte)) {
            let next = self.checksum.wrapping_mul(31).wrapping_add(number);
            self.checksum = next.rotate_left(7);
        }
        self.checksum = self.checksum.wrapping_add(u64::from(ticks));
    }
}

impl fmt::Display for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { drill, replies, visits, checksum } = self;
        write!(
            f,
            "{replies} replies and {visits} visits ({checksum}); drills: \
             {drill}"
        )
    }
}

/// The log, and the type that was found to grow by ten a request, if one was.
pub type Answer = Found<Log, Option<&'static str>>;

/// The exercise.
pub struct TypeCensus;

/// The most bytes that requests may leave live besides the visits.
const MOST: u64 = 1 << 10;
/// The most bytes that may be live between requests, besides the visits.
const MOST_OVER: i64 = 1 << 12;

fn work(place: usize, random: &mut Random) -> Work {
    let waits = place > 0 && random.below(3) > 0;
    let after = waits.then(|| random.index(place));
    Work { ticks: 1 + random.below_u32(100), after }
}

impl Exercise for TypeCensus {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "type-census";
    const HEADLINE: Headline = Headline::Retained;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "requests",
            label: "Requests",
            default: 200,
            min: 0,
            max: 10_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 50, 200, 1_000, 5_000],
        },
        KnobSpec {
            name: "words",
            label: "Words",
            default: 5_000,
            min: 1,
            max: 50_000,
            scale: Scale::Logarithmic,
            sweep: &[],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
        Variant { name: "owned", solve: owned::solve },
    ];
    const EDGES: Edges = &[
        &[("requests", 0)],
        &[("requests", 1), ("words", 1)],
        &[("requests", 7), ("words", 3)],
        &[("requests", 500)],
        &[("requests", 3_000), ("words", 100)],
    ];

    fn case(values: &Values) -> Case {
        let mut random = values.random();
        let word_count = values.count("words");
        let request_count: usize = values.count("requests");
        let asked = (0..request_count.div_ceil(4))
            .map(|_| random.index(request_count))
            .collect();
        let mut seed = || Random::new(random.bits());
        let word = |random: &mut Random| {
            [(); LETTERS].map(|()| b'a' + random.bits().to_le_bytes()[3] % 26)
        };
        let held = Rc::<Held>::default();
        let looking = Rc::clone(&held);
        let incoming = move |random: &mut Random| {
            looking.look();
            let mut steps = [Work { ticks: 0, after: None }; STEPS];
            for (place, step) in steps.iter_mut().enumerate() {
                *step = work(place, random);
            }
            Incoming { word: random.index(word_count), steps }
        };
        Case {
            words: Source::new(seed(), word_count, word),
            requests: Source::new(seed(), request_count, incoming),
            asked,
            drill: seed(),
            word_count,
            request_count,
            first: Cell::new(None),
            last: Cell::new(None),
            held,
        }
    }

    fn floor(case: &Case) -> u64 {
        // The words; a place and a number of ticks for each visit.
        (case.word_count * LETTERS + case.request_count * 8) as u64
    }

    fn budget(_: &Case) -> u64 {
        MOST
    }

    fn left_out(case: &Case, answer: &Answer) -> Option<String> {
        if let Some(wrong) = case.wrong_census() {
            return Some(wrong);
        }
        let grew = case.grew();
        if answer.found != grew && case.request_count > 0 {
            let name = |found: Option<&'static str>| match found {
                Some(name) => format!("`{name}`"),
                None => "no type".to_owned(),
            };
            return Some(format!(
                "between the two censuses {} grew by {STEPS} a request, and \
                 `found` names {}",
                name(grew),
                name(answer.found)
            ));
        }
        let over = case.held.over.get();
        // Bytes that are still live are told by the figure itself.
        (over > MOST_OVER && meter::live_bytes() <= MOST.cast_signed()).then(
            || {
                format!(
                    "{} bytes more were live between requests than words and \
                     visits take: what a request makes goes with it, and not \
                     at the end of all",
                    text::grouped(over.unsigned_abs())
                )
            },
        )
    }

    fn findings(case: &Case, answer: &Answer) -> Vec<Finding> {
        let (Some(first), Some(last)) = (case.first.get(), case.last.get())
        else {
            return Vec::new();
        };
        let mut rows: Vec<_> = last.census.rows().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.live));
        let columns = ["live before", "live after", "more", "bytes of one"];
        let difference = |after: usize, before: usize| {
            let [after, before] = [after, before].map(i64::try_from);
            after.unwrap_or(0) - before.unwrap_or(0)
        };
        let mut table = Numbers::new("type", columns);
        let mut counted = 0;
        for row in rows {
            let before = first.census.live(row.name);
            let more = difference(row.live, before);
            let bytes = row.bytes as u64;
            counted += more * bytes.cast_signed();
            let cells =
                [cell(before), cell(row.live), cell(more), cell(bytes)];
            table = table.row(row.name, cells);
        }
        let named = match answer.found {
            Some(name) => format!("found {name}"),
            None => "found none".to_owned(),
        };
        let more = last.live - first.live;
        let meter = Numbers::new("moment", ["bytes"])
            .row("live before the first request", [cell(first.live)])
            .row("live after the last", [cell(last.live)])
            .row("more", [cell(more)])
            .row("of these, objects in the census", [cell(counted)])
            .row("and lists and tables around them", [cell(more - counted)]);
        vec![
            table.titled(&format!("Live objects by type: {named}")),
            meter.titled("The meter at the same two moments"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIMES: usize = 50;

    fn exact(
        before: &Census,
        after: &Census,
        requests: usize,
    ) -> Option<&'static str> {
        let mut grown = after.growth(before);
        grown.find(|(_, by)| *by == 10 * requests).map(|(name, _)| name)
    }

    /// The names that a function gives in many drills.
    fn named(growing: Growing) -> [Option<&'static str>; TIMES] {
        let random = &mut Random::new(5);
        [(); TIMES].map(|()| Drill::once(random, growing))
    }

    /// The number of drills in which a function is right.
    fn right(growing: Growing) -> usize {
        let both = named(growing).into_iter().zip(named(exact));
        both.filter(|(named, right)| named == right).count()
    }

    #[test]
    fn most_drills_have_a_type_to_find_and_not_always_the_same() {
        let named = named(exact);
        let leaks = named.iter().flatten().count();
        assert!((30..TIMES).contains(&leaks), "{leaks} of {TIMES}");
        let others = named.iter().flatten().filter(|name| **name != "Lock");
        assert!(others.count() > 20, "{named:?}");
        assert_eq!(right(|_, _, _| None), TIMES - leaks);
    }

    #[test]
    fn the_most_common_and_the_most_grown_are_never_the_one_to_find() {
        assert_eq!(
            right(|_, after, _| {
                let live = after.iter().max_by_key(|(_, live)| *live);
                live.map(|(name, _)| name)
            }),
            0
        );
        assert_eq!(
            right(|before, after, _| {
                let most = after.growth(before).max_by_key(|(_, by)| *by);
                most.map(|(name, _)| name)
            }),
            0
        );
    }

    #[test]
    fn a_drill_allocates_nothing_and_leaves_nothing() {
        let random = &mut Random::new(1);
        let (_, counts) = meter::measure(|| Drill::of(random, |_, _, _| None));
        assert_eq!(counts.allocations, 0);
        assert_eq!(Census::take().iter().count(), 0);
    }
}
