// Follows the hints: a cell for each part, filled by the reply that needs it.

use std::cell::OnceCell;

use super::{Answer, Case, Metadata, Request, Store};

struct Model {
    id: usize,
    embedding: OnceCell<Vec<f32>>,
    metadata: OnceCell<Metadata>,
}

impl Model {
    fn new(id: usize) -> Self {
        Self { id, embedding: OnceCell::new(), metadata: OnceCell::new() }
    }

    fn reply(&self, request: Request, store: &Store) -> f64 {
        let embedding =
            self.embedding.get_or_init(|| store.embedding(self.id));
        let metadata = self.metadata.get_or_init(|| store.metadata(self.id));
        let number = embedding[request.place];
        let value = metadata[request.name];
        f64::from(number) + f64::from(value)
    }
}

pub fn solve(case: &Case) -> Answer {
    let models: Vec<Model> =
        (0..case.models).map(|id| Model::new(id)).collect();

    case.serve(|request| models[request.model].reply(request, &case.store))
}
