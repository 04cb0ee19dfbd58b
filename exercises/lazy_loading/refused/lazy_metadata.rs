// over-budget: one part waits for its first use, and the larger one does not.

use std::cell::OnceCell;

use super::{Answer, Case, Metadata};

pub fn solve(case: &Case) -> Answer {
    let store = &case.store;
    let models: Vec<(Vec<f32>, OnceCell<Metadata>)> = (0..case.models)
        .map(|id| (store.embedding(id), OnceCell::new()))
        .collect();
    case.serve(|request| {
        let id = request.model;
        let (embedding, metadata) = &models[id];
        let metadata = metadata.get_or_init(|| store.metadata(id));
        f64::from(embedding[request.place]) + f64::from(metadata[request.name])
    })
}
