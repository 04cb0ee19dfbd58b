//! lazy-loading: what a model needs is loaded when it is first used.

mod naive;
mod optimized;

use std::cell::Cell;
use std::collections::HashMap;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell,
};

/// The models that there are, and the requests for some of them.
pub struct Case {
    /// The number of models. They are numbered from 0.
    pub models: usize,
    /// The source of the models' data.
    pub store: Store,
    requests: Source<Drawn>,
    names: Vec<String>,
    used: usize,
}

/// The named numbers of a model.
pub type Metadata = HashMap<String, u32>;

/// One request for a model: for a number of its embedding, and one of its
/// metadata.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// The index of the model.
    pub model: usize,
    /// The index of a number in its embedding.
    pub place: usize,
    /// The index of an entry in its metadata.
    pub name: &'a str,
}

/// A request, with the place of its name.
struct Drawn {
    model: usize,
    place: usize,
    name: usize,
}

impl Case {
    /// Calls the function with each request as it comes, and adds up the
    /// replies. The next request comes after the reply.
    pub fn serve(&self, mut reply: impl FnMut(Request<'_>) -> f64) -> Answer {
        let mut sum = 0.0;
        for Drawn { model, place, name } in self.requests.iter() {
            sum += reply(Request { model, place, name: &self.names[name] });
        }
        sum
    }
}

/// Stands for a disk, and counts the loads of each part.
pub struct Store {
    random: Random,
    loads: Vec<[Cell<usize>; 2]>,
}

const EMBEDDING: usize = 0;
const METADATA: usize = 1;

/// The kinds of data that are loaded, each by its place in the counts.
const PARTS: [&str; 2] = ["embedding", "metadata"];

impl Store {
    fn new(random: Random, models: usize) -> Self {
        let never = || [Cell::new(0), Cell::new(0)];
        let loads = std::iter::repeat_with(never).take(models).collect();
        Self { random, loads }
    }

    /// The numbers of a model. One load.
    ///
    /// # Panics
    ///
    /// If there is no such model.
    #[track_caller]
    pub fn embedding(&self, model: usize) -> Vec<f32> {
        let mut random = self.read(model, EMBEDDING);
        let number = |_| random.below_u32(EMBEDDED_BELOW) as f32 / 2.0;
        (0..NUMBERS).map(number).collect()
    }

    /// The named numbers of a model. One load.
    ///
    /// # Panics
    ///
    /// If there is no such model.
    #[track_caller]
    pub fn metadata(&self, model: usize) -> Metadata {
        let mut random = self.read(model, METADATA);
        let entry = |i| (name(i), random.below_u32(VALUES_BELOW));
        (0..ENTRIES).map(entry).collect()
    }

    #[track_caller]
    fn read(&self, model: usize, part: usize) -> Random {
        let count = &self.loads[model][part];
        count.set(count.get() + 1);
        let mut random = self.random.clone();
        let seed = random.bits() ^ (PARTS.len() * model + part) as u64;
        Random::new(seed)
    }

    fn loads(&self) -> usize {
        self.loads.iter().flatten().map(Cell::get).sum()
    }

    /// A part that was loaded more than once: model, part and loads.
    fn loaded_again(&self) -> Option<(usize, &'static str, usize)> {
        self.loads.iter().enumerate().find_map(|(model, loads)| {
            let mut parts = loads.iter().map(Cell::get).zip(PARTS);
            let (count, part) = parts.find(|(count, _)| *count > 1)?;
            Some((model, part, count))
        })
    }
}

/// The count of the numbers of an embedding.
const NUMBERS: usize = 10_000;

/// A number of an embedding is one of so many multiples of 1/2: as many as an
/// `f32` has digits for.
const EMBEDDED_BELOW: u32 = 1 << 24;

/// The count of the entries of a model's metadata.
const ENTRIES: usize = 1_000;

/// A value in the metadata is below this number.
const VALUES_BELOW: u32 = u32::MAX;

/// The bytes of a name in the metadata.
const NAME_BYTES: usize = "key-0000".len();

fn name(entry: usize) -> String {
    format!("key-{entry:04}")
}

/// The bytes of all numbers and names that one model loads.
const LOADED_BYTES: usize =
    NUMBERS * size_of::<f32>() + ENTRIES * (NAME_BYTES + size_of::<u32>());

/// The requests for each model that is used.
const REQUESTS_EACH: usize = 10;

/// Requests for so many of the models, which nobody can tell beforehand. Each
/// of them comes up twice before anything is left to chance.
fn requests(mut random: Random, models: usize, used: usize) -> Source<Drawn> {
    let mut ids: Vec<usize> = (0..models).collect();
    for i in 0..used {
        ids.swap(i, i + random.index(models - i));
    }
    ids.truncate(used);
    let next = Cell::new(0);
    Source::new(random, REQUESTS_EACH * used, move |random| {
        let at = next.replace(next.get() + 1);
        let at = if at < 2 * used { at % used } else { random.index(used) };
        Drawn {
            model: ids[at],
            place: random.index(NUMBERS),
            name: random.index(ENTRIES),
        }
    })
}

/// The sum of all replies. Exact: every partial sum is a multiple of 1/2 below
/// 2^52.
pub type Answer = f64;

/// The exercise.
pub struct LazyLoading;

impl Exercise for LazyLoading {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "lazy-loading";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "models",
            label: "Models",
            default: 100,
            min: 0,
            max: 2_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 5, 20, 50, 100, 200],
        },
        KnobSpec {
            name: "used",
            label: "Models used",
            default: 1,
            min: 0,
            max: 2_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 5, 20, 50, 80, 100],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("models", 0), ("used", 0)],
        &[("models", 0)],
        &[("models", 1), ("used", 0)],
        &[("models", 1)],
        &[("models", 7), ("used", 3)],
        &[("models", 3), ("used", 7)],
        &[("models", 13), ("used", 13)],
    ];

    fn case(values: &Values) -> Case {
        let models: usize = values.count("models");
        let used = models.min(values.count("used"));
        Case {
            models,
            store: Store::new(values.random_of_exercise(), models),
            requests: requests(values.random(), models, used),
            names: (0..ENTRIES).map(name).collect(),
            used,
        }
    }

    fn floor(case: &Case) -> u64 {
        (case.used * LOADED_BYTES) as u64
    }

    fn budget(case: &Case) -> u64 {
        // A used model's map has free slots too, about as many again; an
        // unused one is little more than the places for what it would load.
        let models = case.models * 128 + case.used * 2 * LOADED_BYTES;
        (models + (1 << 10)) as u64
    }

    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let unserved = case.requests.untaken("requests");
        unserved.or_else(|| {
            let (model, part, count) = case.store.loaded_again()?;
            let count = text::grouped(count as u64);
            Some(format!(
                "the {part} of model {model} was loaded {count} times: keep \
                 what was loaded (`or_insert(x)` makes `x` each time, needed \
                 or not; `or_insert_with(|| x)` only if there is none yet)"
            ))
        })
    }

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let counts = Numbers::new("what", ["number"])
            .row("requests", [cell(case.requests.calls())])
            .row("loads from the store", [cell(case.store.loads())]);
        vec![counts.titled("How many times something was asked for")]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::ptr;

    use protocol::random::Random;

    use super::optimized::Model;
    use super::{ENTRIES, NAME_BYTES, NUMBERS, Store, requests};

    fn store() -> Store {
        Store::new(Random::new(1), 8)
    }

    #[test]
    fn what_is_loaded_is_what_the_store_has_and_is_loaded_once() {
        let (store, other) = (store(), store());
        let model = Model::new(7);
        assert_eq!(store.loads(), 0);
        let first = model.embedding(&store);
        assert_eq!(first, other.embedding(7));
        assert!(ptr::eq(model.embedding(&store), first));
        assert_eq!(store.loads(), 1);

        let first = model.metadata(&store);
        assert_eq!(first, &other.metadata(7));
        assert!(ptr::eq(model.metadata(&store), first));
        assert_eq!((store.loads(), store.loaded_again()), (2, None));
    }

    #[test]
    fn a_store_has_as_much_as_the_floor_counts() {
        let store = store();
        assert_eq!(store.embedding(3).len(), NUMBERS);
        let metadata = store.metadata(3);
        assert_eq!(metadata.len(), ENTRIES);
        assert!(metadata.keys().all(|name| name.len() == NAME_BYTES));
        assert_ne!(store.embedding(3), store.embedding(4));
        assert_eq!(store.loaded_again(), Some((3, "embedding", 2)));
    }

    #[test]
    fn the_requests_are_for_as_many_models_as_are_used() {
        for (models, used) in [(0, 0), (1, 0), (1, 1), (9, 4), (9, 9)] {
            let requests = requests(Random::new(3), models, used);
            let mut ids: Vec<usize> =
                requests.iter().map(|request| request.model).collect();
            assert_eq!(ids.len(), 10 * used);
            ids.truncate(2 * used);
            let (first, second) = ids.split_at(used);
            assert_eq!(first, second);
            let distinct: BTreeSet<usize> = ids.iter().copied().collect();
            assert_eq!(distinct.len(), used);
            assert!(distinct.iter().all(|id| *id < models));
        }
    }
}
