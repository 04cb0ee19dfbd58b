//! A lecture's address: its own part, and the knobs and the view of the bench
//! that is shown.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::Callback;

use crate::browser::Tab;
use crate::env::Env;
use crate::lecture::{Lecture, RESERVED};
use crate::query::Query;

/// The parts of the address that are the bench's.
pub fn of_bench(all: &Query) -> Query {
    let own = all.pairs().filter(|(name, _)| !RESERVED.contains(name));
    own.fold(Query::default(), |query, (name, value)| {
        query.with(name, value)
    })
}

/// Keeps the place, and the knobs of the exercise that is shown, in the address.
#[derive(Clone)]
pub struct Noted {
    /// The query of each exercise's bench, as it was last told.
    benches: Rc<RefCell<Vec<Query>>>,
    /// The lecture's part of the query, and the exercise that is shown.
    lecture: Rc<RefCell<Query>>,
    exercise: Rc<Cell<usize>>,
    tab: Option<Tab>,
}

impl Noted {
    /// Nothing is known of its benches yet.
    pub fn new(tab: Option<Tab>, lecture: &Lecture) -> Self {
        Self {
            benches: Rc::new(RefCell::new(vec![Query::default(); lecture.slugs.len()])),
            lecture: Rc::new(RefCell::new(lecture.query())),
            exercise: Rc::default(),
            tab,
        }
    }

    /// Another exercise is shown, or the lecture has another query.
    pub fn turn(&self, exercise: usize, lecture: Query) {
        self.lecture.replace(lecture);
        self.exercise.set(exercise);
        self.write();
    }

    fn write(&self) {
        let Some(tab) = &self.tab else { return };
        let benches = self.benches.borrow();
        let bench = benches
            .get(self.exercise.get())
            .cloned()
            .unwrap_or_default();
        let lecture = self.lecture.borrow().clone();
        let all = bench
            .pairs()
            .fold(lecture, |all, (name, value)| all.with(name, value));
        tab.note.emit(all.search());
    }

    /// The surroundings of an exercise's bench, which tells its query here.
    pub fn env(&self, env: &Env, exercise: usize) -> Env {
        let noted = self.clone();
        let note = Callback::from(move |search: String| {
            if let Some(slot) = noted.benches.borrow_mut().get_mut(exercise) {
                *slot = of_bench(&Query::parse(&search));
            }
            noted.write();
        });
        let tab = env.tab.clone();
        Env {
            tab: tab.map(|tab| Tab { note, ..tab }),
            ..env.clone()
        }
    }
}
