//! A counter for every path; all names lie in one string, one after the other.

use hashbrown::HashTable;

use super::{Answer, Case, Part, Request, Said, TopTen, hash};

#[derive(Default)]
pub struct Paths {
    names: String,
    counts: HashTable<Path>,
}

struct Path {
    /// The place where its name begins.
    start: u32,
    end: u32,
    count: u32,
}

impl Path {
    fn name<'a>(&self, names: &'a str) -> &'a str {
        &names[self.start as usize..self.end as usize]
    }
}

impl Part for Paths {
    fn see(&mut self, request: &Request<'_>) {
        let Self { names, counts } = self;
        let number = hash(request.path);
        let is_it = |path: &Path| path.name(names) == request.path;
        if let Some(path) = counts.find_mut(number, is_it) {
            path.count += 1;
            return;
        }
        let start = names.len() as u32;
        names.push_str(request.path);
        let end = names.len() as u32;
        let path = Path { start, end, count: 1 };
        counts.insert_unique(number, path, |path| hash(path.name(names)));
    }

    fn tell(&mut self, said: &mut Said) {
        let mut ten = TopTen::default();
        for path in &self.counts {
            ten.add(path.count, path.name(&self.names));
        }
        said.paths = Some(ten.paths());
    }
}

pub fn solve(case: &Case) -> Answer {
    case.answer(&mut [&mut Paths::default()])
}
