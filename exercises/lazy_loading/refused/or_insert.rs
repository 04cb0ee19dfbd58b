// left-out: keeps the models used, and still loads at each request, because
// `or_insert` gets a model that is made already.

use std::collections::HashMap;

use super::{Answer, Case, Metadata};

pub fn solve(case: &Case) -> Answer {
    let store = &case.store;
    let mut loaded: HashMap<usize, (Vec<f32>, Metadata)> = HashMap::new();
    case.serve(|request| {
        let id = request.model;
        let (embedding, metadata) = loaded
            .entry(id)
            .or_insert((store.embedding(id), store.metadata(id)));
        f64::from(embedding[request.place]) + f64::from(metadata[request.name])
    })
}
