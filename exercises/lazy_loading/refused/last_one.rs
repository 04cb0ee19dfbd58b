// left-out: keeps the last model alone, so with two in turn it loads at each
// request.

use super::{Answer, Case, Metadata};

pub fn solve(case: &Case) -> Answer {
    let mut last: Option<(usize, Vec<f32>, Metadata)> = None;
    case.serve(|request| {
        let id = request.model;
        if last.as_ref().is_none_or(|(known, ..)| *known != id) {
            last = None;
            let store = &case.store;
            last = Some((id, store.embedding(id), store.metadata(id)));
        }
        let (_, embedding, metadata) = last.as_ref().unwrap();
        f64::from(embedding[request.place]) + f64::from(metadata[request.name])
    })
}
