// A `LazyCell` for each model, which has its function with it.

use std::cell::LazyCell;

use super::{Answer, Case, Metadata};

type Parts = (Vec<f32>, Metadata);

pub fn solve(case: &Case) -> Answer {
    let load = |id: usize| -> Parts {
        (case.store.embedding(id), case.store.metadata(id))
    };
    let models: Vec<_> =
        (0..case.models).map(|id| LazyCell::new(move || load(id))).collect();
    case.serve(|request| {
        let (embedding, metadata) = &*models[request.model];
        f64::from(embedding[request.place]) + f64::from(metadata[request.name])
    })
}
