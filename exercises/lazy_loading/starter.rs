//! Make many models, use a few of them twice, and load only what is used.

use super::{Answer, Case, Metadata, Store};

struct Model {
    embedding: Vec<f32>,
    metadata: Metadata,
}

impl Model {
    fn new(id: u32, store: &Store) -> Self {
        // Both are loaded here. When is it known that they are needed?
        Self { embedding: store.embedding(id), metadata: store.metadata(id) }
    }
}

fn sum(models: &[Model]) -> f64 {
    let mut sum = 0.0;
    for model in models {
        for number in &model.embedding {
            sum += f64::from(*number);
        }
        for value in model.metadata.values() {
            sum += f64::from(*value);
        }
    }
    sum
}

pub fn solve(case: &Case) -> Answer {
    let models: Vec<Model> =
        (0..case.models).map(|id| Model::new(id, &case.store)).collect();

    let used = &models[..case.used];
    let first = sum(used);
    // The second time, nothing may be loaded any more.
    let loads = case.store.loads();
    let second = sum(used);
    Answer { first, second, loads_again: case.store.loads() - loads }
}
