// wrong: gathers the requests before it replies, and each comes once.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut used = Vec::new();
    case.serve(|request| {
        used.push(request.model);
        0.0
    });
    used.sort_unstable();
    used.dedup();
    let load = |id: &usize| {
        (*id, case.store.embedding(*id), case.store.metadata(*id))
    };
    let models: Vec<_> = used.iter().map(load).collect();
    case.serve(|request| {
        let mut models = models.iter();
        let model = models.find(|model| model.0 == request.model);
        let (_, embedding, metadata) = model.unwrap();
        f64::from(embedding[request.place]) + f64::from(metadata[request.name])
    })
}
