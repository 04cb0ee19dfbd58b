// wrong: remembers the first reply of each model, and gives it again.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut replies: HashMap<usize, f64> = HashMap::new();
    case.serve(|request| {
        *replies.entry(request.model).or_insert_with(|| {
            let embedding = case.store.embedding(request.model);
            let metadata = case.store.metadata(request.model);
            f64::from(embedding[request.place])
                + f64::from(metadata[request.name])
        })
    })
}
