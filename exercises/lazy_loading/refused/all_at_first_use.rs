// over-budget: one cell for all, so the first use of one model loads every
// model.

use std::cell::LazyCell;

use super::{Answer, Case, Metadata};

pub fn solve(case: &Case) -> Answer {
    let store = &case.store;
    let models = LazyCell::new(|| -> Vec<(Vec<f32>, Metadata)> {
        let load = |id| (store.embedding(id), store.metadata(id));
        (0..case.models).map(load).collect()
    });
    case.serve(|request| {
        let (embedding, metadata) = &models[request.model];
        f64::from(embedding[request.place]) + f64::from(metadata[request.name])
    })
}
