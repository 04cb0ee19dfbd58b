// Of a step only its end is needed: ten numbers on the stack.

use std::cell::RefCell;

use super::{Answer, Case, Census, Count, Incoming, LETTERS, Log, STEPS};

struct Word {
    letters: [u8; LETTERS],
    _count: Count<Self>,
}

struct Visit {
    word: usize,
    ticks: u32,
    _count: Count<Self>,
}

struct Request {
    word: usize,
    _count: Count<Self>,
}

struct Reply {
    ticks: u32,
    _count: Count<Self>,
}

/// Objects by their numbers, which rise.
struct Table<T> {
    objects: Vec<(u32, T)>,
    last: u32,
}

impl<T> Table<T> {
    const fn new() -> Self {
        Table { objects: Vec::new(), last: 0 }
    }

    fn put(&mut self, object: T) -> u32 {
        self.last += 1;
        self.objects.push((self.last, object));
        self.last
    }

    fn place(&self, number: u32) -> usize {
        let place = self.objects.binary_search_by_key(&number, |(n, _)| *n);
        place.expect("it was put there")
    }

    fn take(&mut self, number: u32) -> T {
        let (_, object) = self.objects.remove(self.place(number));
        object
    }
}

struct Tables {
    requests: Table<Request>,
    replies: Table<Reply>,
}

thread_local! {
    /// The objects of all requests. Lives as long as the program.
    static TABLES: RefCell<Tables> = const {
        RefCell::new(Tables {
            requests: Table::new(),
            replies: Table::new(),
        })
    };
}

/// Gives the tick in which the last step ends.
fn last_end(incoming: &Incoming) -> u32 {
    let mut ends = [0; STEPS];
    for (place, work) in incoming.steps.iter().enumerate() {
        let begins = work.after.map_or(0, |before| ends[before]);
        ends[place] = begins + work.ticks;
    }
    ends.into_iter().max().unwrap_or(0)
}

fn handle(tables: &mut Tables, incoming: &Incoming) -> Visit {
    let word = incoming.word;
    let request = Request { word, _count: Count::new() };
    let request = tables.requests.put(request);
    let ticks = last_end(incoming);
    let reply = tables.replies.put(Reply { ticks, _count: Count::new() });
    let Request { word, .. } = tables.requests.take(request);
    let Reply { ticks, .. } = tables.replies.take(reply);
    Visit { word, ticks, _count: Count::new() }
}

/// Names the type of which there are ten more for each request.
fn growing(
    before: &Census,
    after: &Census,
    requests: usize,
) -> Option<&'static str> {
    for (name, more) in after.growth(before) {
        if more == 10 * requests {
            return Some(name);
        }
    }
    None
}

pub fn solve(case: &Case) -> Answer {
    let mut log = Log::new(case.drill(growing));
    let word = |letters| Word { letters, _count: Count::new() };
    let words: Vec<Word> = case.words.iter().map(word).collect();
    let mut visits: Vec<Visit> = Vec::new();

    let before = case.census();
    for incoming in case.requests.iter() {
        let visit = TABLES.with_borrow_mut(|all| handle(all, &incoming));
        log.reply(&words[visit.word].letters, visit.ticks);
        visits.push(visit);
    }
    let after = case.census();

    for place in case.asked() {
        let visit = &visits[*place];
        log.visit(&words[visit.word].letters, visit.ticks);
    }
    let found = growing(&before, &after, visits.len());
    Answer { value: log, found }
}
