// Follows the hints to the letter: asking for a step's end takes the step.

use std::cell::RefCell;

use super::{Answer, Case, Census, Count, Incoming, LETTERS, Log};

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

struct Step {
    ends: u32,
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

    fn get(&self, number: u32) -> &T {
        let (_, object) = &self.objects[self.place(number)];
        object
    }

    fn take(&mut self, number: u32) -> T {
        let (_, object) = self.objects.remove(self.place(number));
        object
    }
}

struct Tables {
    requests: Table<Request>,
    steps: Table<Step>,
    replies: Table<Reply>,
}

thread_local! {
    /// The objects of all requests. Lives as long as the program.
    static TABLES: RefCell<Tables> = const {
        RefCell::new(Tables {
            requests: Table::new(),
            steps: Table::new(),
            replies: Table::new(),
        })
    };
}

/// Puts the steps of a request into the table, and gives their numbers.
fn begin(tables: &mut Tables, incoming: &Incoming) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(incoming.steps.len());
    for work in &incoming.steps {
        let begins = match work.after {
            Some(place) => tables.steps.get(numbers[place]).ends,
            None => 0,
        };
        let ends = begins + work.ticks;
        let step = Step { ends, _count: Count::new() };
        numbers.push(tables.steps.put(step));
    }
    numbers
}

/// Gives the tick in which the last of some steps ends.
fn end(tables: &mut Tables, numbers: &[u32]) -> u32 {
    let mut last = 0;
    for number in numbers {
        last = last.max(tables.steps.take(*number).ends);
    }
    last
}

fn handle(tables: &mut Tables, incoming: &Incoming) -> Visit {
    let word = incoming.word;
    let request = Request { word, _count: Count::new() };
    let request = tables.requests.put(request);
    let steps = begin(tables, incoming);
    let ticks = end(tables, &steps);
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
