// over-budget: one part waits for its first use, and the other does not.

use std::cell::OnceCell;

use super::{Answer, Case, Metadata};

pub fn solve(case: &Case) -> Answer {
    let store = &case.store;
    let models: Vec<(OnceCell<Vec<f32>>, Metadata)> = (0..case.models)
        .map(|id| (OnceCell::new(), store.metadata(id)))
        .collect();
    case.serve(|request| {
        let id = request.model;
        let (embedding, metadata) = &models[id];
        let embedding = embedding.get_or_init(|| store.embedding(id));
        f64::from(embedding[request.place]) + f64::from(metadata[request.name])
    })
}
