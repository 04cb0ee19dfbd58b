// left-out: loads at each request, and keeps nothing.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    case.serve(|request| {
        let embedding = case.store.embedding(request.model);
        let metadata = case.store.metadata(request.model);
        f64::from(embedding[request.place]) + f64::from(metadata[request.name])
    })
}
