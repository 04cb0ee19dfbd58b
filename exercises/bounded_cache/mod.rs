//! bounded-cache: hits bought with bytes, up to a bound.

mod clock;
mod fifo;
mod naive;
mod optimized;

use std::cell::Cell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::num::NonZeroUsize;
use std::rc::Rc;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell,
};

/// A hasher without a seed. The standard one is seeded at random, and with it
/// a table that is taken out of may grow sooner or later.
pub type Hasher = BuildHasherDefault<DefaultHasher>;

/// The requests that a shop answers, and the bound on its cache.
pub struct Case {
    /// The most lists that a cache may keep.
    pub bound: NonZeroUsize,
    requests: Source<u32>,
    products: Rc<[u32]>,
    seed: u64,
    computed: Cell<usize>,
    shown: Cell<usize>,
    checksum: Cell<u64>,
}

impl Case {
    /// The requests as they come: the product of each. The next one comes
    /// after a list was shown for the last.
    ///
    /// # Panics
    ///
    /// If it is asked for the next before.
    pub fn requests(&self) -> impl Iterator<Item = u32> {
        std::iter::from_fn(|| {
            self.require_shown();
            self.requests.next()
        })
    }

    /// Computes the list of a product: the 50 that are most like it. In
    /// practice this takes long, or there would be no cache.
    pub fn similar(&self, product: u32) -> Vec<u64> {
        self.computed.set(self.computed.get() + 1);
        let mut random = Random::new(self.seed ^ u64::from(product));
        let mut random = Random::new(random.bits());
        let mut list = Vec::with_capacity(LISTED);
        list.resize_with(LISTED, || random.bits());
        list
    }

    /// Shows a list to the customer whose request came last.
    ///
    /// # Panics
    ///
    /// If it is not a list of 50, or if no customer waits.
    #[track_caller]
    pub fn show(&self, list: &[u64]) {
        assert!(
            list.len() == LISTED,
            "a list has {LISTED} products, and this one has {}",
            list.len()
        );
        assert!(
            self.shown.get() < self.taken(),
            "a list is shown to nobody: show one for each request"
        );
        self.shown.set(self.shown.get() + 1);
        let checksum = list.iter().fold(self.checksum.get(), |sum, number| {
            sum.wrapping_mul(31).wrapping_add(*number)
        });
        self.checksum.set(checksum);
    }

    /// A number that depends on all lists that were shown, and on their order.
    pub fn checksum(&self) -> u64 {
        self.checksum.get()
    }

    fn taken(&self) -> usize {
        self.products.len() - self.requests.left()
    }

    fn require_shown(&self) {
        assert!(
            self.shown.get() == self.taken(),
            "the next request comes after a list was shown for the last: a \
             customer waits"
        );
    }

    /// The most lists that a version may compute: a sixth more than a cache
    /// that forgets the least recently used, since other good rules find a
    /// little less.
    fn most_computed(&self) -> usize {
        let misses = self.products.len()
            - hits(&distances(&self.products), self.bound.get());
        misses + misses / 6 + 5
    }
}

/// Marks on some of many places, counted from the first by a binary indexed
/// tree.
struct Marks(Vec<i32>);

impl Marks {
    fn none_of(places: usize) -> Self {
        Self(vec![0; places + 1])
    }

    /// Adds a mark at a place, or takes one away.
    fn add(&mut self, place: usize, marks: i32) {
        let mut at = place + 1;
        while let Some(count) = self.0.get_mut(at) {
            *count += marks;
            at += at & at.wrapping_neg();
        }
    }

    /// Counts the marks before a place.
    fn before(&self, place: usize) -> i32 {
        let mut at = place;
        let mut marks = 0;
        while at > 0 {
            marks += self.0[at];
            at &= at - 1;
        }
        marks
    }
}

/// Tells for each request how many other products were asked for since the
/// last request for the same one; none if there was no such request. A cache
/// of the least recently used finds a list if that is less than its bound,
/// whatever the bound is.
fn distances(products: &[u32]) -> Vec<Option<usize>> {
    let mut last: HashMap<u32, usize> = HashMap::new();
    // The last request for each product so far.
    let mut marks = Marks::none_of(products.len());
    let mut distance = |(at, product): (usize, &u32)| {
        let before = last.insert(*product, at);
        let others = before.map(|before| {
            marks.add(before, -1);
            marks.before(at) - marks.before(before)
        });
        marks.add(at, 1);
        others.and_then(|others| usize::try_from(others).ok())
    };
    products.iter().enumerate().map(&mut distance).collect()
}

/// Counts the requests that a cache of so many finds, from their distances.
fn hits(distances: &[Option<usize>], bound: usize) -> usize {
    distances.iter().flatten().filter(|&&others| others < bound).count()
}

/// The products of a list.
const LISTED: usize = 50;
/// The bytes of a list's numbers.
const LIST_BYTES: usize = LISTED * size_of::<u64>();
/// The number of products.
const PRODUCTS: u32 = 1_000_000;
/// The number of them that are popular at a time.
const POPULAR: usize = 600;
/// After so many requests, another product becomes popular in place of one.
const SHIFT: usize = 50;

/// So many requests. Nine of ten are for a popular product, three in four of
/// these for one of the more popular half.
fn products(random: &mut Random, count: usize) -> Rc<[u32]> {
    let mut popular = [(); POPULAR].map(|()| random.below_u32(PRODUCTS));
    let request = |at| {
        if at % SHIFT == 0 {
            popular[random.index(POPULAR)] = random.below_u32(PRODUCTS);
        }
        if random.below(10) == 0 {
            return random.below_u32(PRODUCTS);
        }
        let among = [POPULAR, POPULAR / 2][random.index(2)];
        popular[random.index(among)]
    };
    (0..count).map(request).collect()
}

/// The requests as they come, each once.
fn requests(products: &Rc<[u32]>) -> Source<u32> {
    let products = Rc::clone(products);
    let next = Cell::new(0);
    Source::new(Random::new(0), products.len(), move |_| {
        products[next.replace(next.get() + 1)]
    })
}

/// The bounds in the table of hits.
const BOUNDS: [usize; 6] = [125, 250, 500, 1_000, 2_000, 4_000];

/// A number that depends on all lists that were shown.
pub type Answer = u64;

/// The exercise.
pub struct BoundedCache;

impl Exercise for BoundedCache {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "bounded-cache";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "requests",
            label: "Requests",
            default: 50_000,
            min: 0,
            max: 500_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 50_000, 100_000],
        },
        KnobSpec {
            name: "bound",
            label: "Lists kept at most",
            default: 1_000,
            min: 1,
            max: 20_000,
            scale: Scale::Logarithmic,
            sweep: &[60, 125, 250, 500, 1_000, 2_000, 4_000, 8_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "fifo", solve: fifo::solve },
        Variant { name: "optimized", solve: optimized::solve },
        Variant { name: "clock", solve: clock::solve },
    ];
    const EDGES: Edges = &[
        &[("requests", 0)],
        &[("requests", 1)],
        &[("requests", 1_000), ("bound", 1)],
        &[("requests", 1_000), ("bound", 2)],
        &[("requests", 20_000), ("bound", 100)],
        &[("requests", 20_000), ("bound", 700)],
        // Here nothing has to be forgotten.
        &[("requests", 1_000), ("bound", 2_000)],
        &[("requests", 100_000), ("bound", 896)],
    ];

    // Without a cache the lists are the same, and what it is there for lost.
    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let computed = case.computed.get();
        let most = case.most_computed();
        (computed > most).then(|| {
            format!(
                "{} lists were computed, and at most {} are allowed. What may \
                 be wrong: there is no cache; it keeps fewer lists than it \
                 may; a list that is used stays no longer than one that is \
                 not; a list stays that nobody asks for any more",
                text::grouped(computed as u64),
                text::grouped(most as u64)
            )
        })
    }

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let computed = case.computed.get();
        let found = case.products.len().saturating_sub(computed);
        let table = Numbers::new("what", ["number"])
            .row("requests that found their list", [cell(found)])
            .drawn()
            .row("lists that were computed", [cell(computed)]);
        vec![table.titled("How the cache did")]
    }

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        if variant != "optimized" {
            return Vec::new();
        }
        let distances = distances(&case.products);
        let different = distances.iter().filter(|d| d.is_none()).count();
        let columns = ["bytes of lists", "requests found", "more than above"];
        let mut table = Numbers::new("lists kept at most", columns);
        let mut above = 0;
        for bound in BOUNDS {
            let found = hits(&distances, bound);
            let bytes = bound.min(different) * LIST_BYTES;
            let cells = [cell(bytes), cell(found), cell(found - above)];
            table = table.row(&text::grouped(bound as u64), cells);
            above = found;
        }
        vec![table.titled("What it would find with other bounds")]
    }

    fn case(values: &Values) -> Case {
        // The same requests whatever the bound, so that bounds can be compared.
        let random = &mut values.random_of_exercise();
        let products = products(random, values.count("requests"));
        Case {
            bound: NonZeroUsize::new(values.count("bound"))
                .unwrap_or(NonZeroUsize::MIN),
            requests: requests(&products),
            products,
            seed: values.random().bits(),
            computed: Cell::new(0),
            shown: Cell::new(0),
            checksum: Cell::new(0),
        }
    }

    fn floor(case: &Case) -> u64 {
        // One list, while it is shown.
        (case.products.len().min(1) * LIST_BYTES) as u64
    }

    fn budget(case: &Case) -> u64 {
        // For each list that is kept, its entry and its place in a table, which
        // doubles to make room where entries come and go; and a list in hand.
        let kept = case.bound.get() * (LIST_BYTES + 230);
        (kept + LIST_BYTES + (1 << 10)) as u64
    }
}

#[cfg(test)]
mod tests {
    use lru::LruCache;
    use protocol::random::Random;

    use super::{NonZeroUsize, distances, products};

    #[test]
    fn a_cache_finds_what_the_distances_say() {
        let products = products(&mut Random::new(1), 5_000);
        let distances = distances(&products);
        for bound in [1, 2, 10, 100, 599, 1_000, 5_000] {
            let bound = NonZeroUsize::new(bound).expect("it is not 0");
            let mut cache = LruCache::new(bound);
            for (product, distance) in products.iter().zip(&distances) {
                let is_found = cache.put(*product, ()).is_some();
                let foreseen = distance.is_some_and(|d| d < bound.get());
                assert_eq!(is_found, foreseen, "of {bound}");
            }
        }
    }
}
