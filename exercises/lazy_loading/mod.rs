//! lazy-loading: what a model needs is loaded when it is first used.

mod naive;
mod optimized;

use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;

use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant};

/// How many models there are, and how many of them are used.
pub struct Case {
    /// The models have the ids 0, 1, … below this number.
    pub models: u32,
    /// The first so many are used. Never more than there are.
    pub used: usize,
    /// Where the models' data comes from.
    pub store: Store,
}

/// What a model knows of its inputs, by name.
pub type Metadata = HashMap<String, u32>;

/// Stands for a disk: it makes up what a file would hold, and counts how often
/// it is asked.
#[derive(Default)]
pub struct Store {
    loads: Cell<u32>,
}

impl Store {
    /// The numbers of a model.
    pub fn embedding(&self, model: u32) -> Vec<f32> {
        self.count();
        (0..NUMBERS).map(|i| (model + i) as f32 / 2.0).collect()
    }

    /// The named values of a model.
    pub fn metadata(&self, model: u32) -> Metadata {
        self.count();
        (0..ENTRIES).map(|i| (format!("key-{i:04}"), model + i)).collect()
    }

    /// How often it has been asked.
    pub fn loads(&self) -> u32 {
        self.loads.get()
    }

    fn count(&self) {
        self.loads.set(self.loads.get() + 1);
    }
}

/// How many numbers an embedding has.
const NUMBERS: u32 = 10_000;

/// How many entries a model's metadata has.
const ENTRIES: u32 = 1_000;

/// How many letters a name in the metadata has.
const NAME_BYTES: usize = "key-0000".len();

/// The bytes of all numbers and names that one model loads.
const LOADED_BYTES: u64 = (NUMBERS as usize * size_of::<f32>()
    + ENTRIES as usize * (NAME_BYTES + size_of::<u32>()))
    as u64;

/// What using the models twice gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// The sum of all numbers and values. Exact: every partial sum is a
    /// multiple of 1/2 below 2^52.
    pub first: f64,
    /// The same, when used again.
    pub second: f64,
    /// How often the second use asked the store.
    pub loads_again: u32,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The sum of no floats is -0, which is equal to 0.
        let [first, second] = [self.first, self.second].map(|sum| sum + 0.0);
        write!(f, "{first}, then {second} with {} loads", self.loads_again)
    }
}

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
        let models = values.count("models");
        let used = values.get("used").min(u64::from(models));
        Case {
            models,
            used: usize::try_from(used).expect("it is at most a u32"),
            store: Store::default(),
        }
    }

    fn floor(case: &Case) -> u64 {
        case.used as u64 * LOADED_BYTES
    }

    fn budget(case: &Case) -> u64 {
        // A used model's map has free slots too, about as many again; an
        // unused one is little more than the places for what it would load.
        u64::from(case.models) * 128
            + case.used as u64 * 2 * LOADED_BYTES
            + (1 << 10)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::ptr;

    use protocol::random::Random;

    use super::optimized::Model;
    use super::{Case, ENTRIES, NAME_BYTES, NUMBERS, Store, naive, optimized};

    fn case(models: u32, used: usize) -> Case {
        Case { models, used, store: Store::default() }
    }

    #[test]
    fn a_new_model_has_loaded_nothing() {
        let store = Store::default();
        let _model = Model::new(7, &store);
        assert_eq!(store.loads(), 0);
    }

    #[test]
    fn each_part_is_loaded_by_its_first_use_alone() {
        let store = Store::default();
        let model = Model::new(7, &store);
        let first = model.embedding();
        assert_eq!(store.loads(), 1);
        assert!(ptr::eq(model.embedding(), first));
        assert_eq!(store.loads(), 1);

        let first = model.metadata();
        assert_eq!(store.loads(), 2);
        assert!(ptr::eq(model.metadata(), first));
        assert_eq!(store.loads(), 2);
    }

    #[test]
    fn what_is_loaded_is_what_the_store_has() {
        let store = Store::default();
        let model = Model::new(7, &store);
        assert_eq!(model.embedding(), store.embedding(7));
        assert_eq!(model.metadata(), &store.metadata(7));
    }

    #[test]
    fn a_store_has_as_much_as_the_floor_counts() {
        let store = Store::default();
        assert_eq!(store.embedding(3).len(), NUMBERS as usize);
        let metadata = store.metadata(3);
        assert_eq!(metadata.len(), ENTRIES as usize);
        assert!(metadata.keys().all(|name| name.len() == NAME_BYTES));
    }

    /// However the uses of many models are mixed, the store is asked once for
    /// each part that was used.
    #[test]
    fn random_uses_load_each_part_once() {
        let mut random = Random::new(1);
        for _ in 0..20 {
            let store = Store::default();
            let models: Vec<Model> =
                (0..6).map(|id| Model::new(id, &store)).collect();
            let mut used = BTreeSet::new();
            for _ in 0..random.below(30) {
                let (index, part) = (random.below(6), random.below(2));
                let model = &models[usize::try_from(index).unwrap()];
                if part == 0 {
                    model.embedding();
                } else {
                    model.metadata();
                }
                used.insert((index, part));
                assert_eq!(store.loads() as usize, used.len());
            }
        }
    }

    #[test]
    fn naive_loads_both_parts_of_every_model_and_optimized_of_those_used() {
        for (models, used) in [(0, 0), (1, 0), (5, 2), (5, 5)] {
            let eager = case(models, used);
            let lazy = case(models, used);
            let answers = [naive::solve(&eager), optimized::solve(&lazy)];
            assert_eq!(answers[0], answers[1]);
            assert_eq!(eager.store.loads(), 2 * models);
            assert_eq!(lazy.store.loads() as usize, 2 * used);
        }
    }

    #[test]
    fn the_second_use_gives_the_same_and_loads_nothing() {
        for solve in [naive::solve, optimized::solve] {
            let answer = solve(&case(4, 3));
            assert!(answer.first > 0.0);
            assert_eq!(answer.first.to_bits(), answer.second.to_bits());
            assert_eq!(answer.loads_again, 0);
        }
    }
}
