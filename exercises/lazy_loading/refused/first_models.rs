// failed: makes the first model alone, and is asked for another.

use super::{Answer, Case, Metadata};

pub fn solve(case: &Case) -> Answer {
    let load = |id| (case.store.embedding(id), case.store.metadata(id));
    let models: Vec<(Vec<f32>, Metadata)> =
        (0..case.models.min(1)).map(load).collect();
    case.serve(|request| {
        let (embedding, metadata) = &models[request.model];
        f64::from(embedding[request.place]) + f64::from(metadata[request.name])
    })
}
