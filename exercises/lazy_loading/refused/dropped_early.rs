// left-out: loads every model to see whether it works, drops it, and loads
// those that are used again.

use std::cell::OnceCell;

use super::{Answer, Case, Metadata};

pub fn solve(case: &Case) -> Answer {
    let load = |id| (case.store.embedding(id), case.store.metadata(id));
    let models: Vec<OnceCell<(Vec<f32>, Metadata)>> = (0..case.models)
        .map(|id| {
            drop(load(id));
            OnceCell::new()
        })
        .collect();
    case.serve(|request| {
        let id = request.model;
        let (embedding, metadata) = models[id].get_or_init(|| load(id));
        f64::from(embedding[request.place]) + f64::from(metadata[request.name])
    })
}
