// A map of the models that were used, which has an entry from the first use
// on.

use std::collections::HashMap;

use super::{Answer, Case, Metadata};

pub fn solve(case: &Case) -> Answer {
    let store = &case.store;
    let mut loaded: HashMap<usize, (Vec<f32>, Metadata)> = HashMap::new();
    case.serve(|request| {
        let id = request.model;
        let (embedding, metadata) = loaded
            .entry(id)
            .or_insert_with(|| (store.embedding(id), store.metadata(id)));
        f64::from(embedding[request.place]) + f64::from(metadata[request.name])
    })
}
