//! weak-parents: a circle of references that own each other is never dropped.

mod indices;
mod naive;
mod optimized;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, finding,
};
use crate::owners::Owners;

/// The changes of a tree of folders, and the questions about it.
pub enum Event {
    /// A new folder.
    New {
        /// The number that names it.
        name: u32,
        /// Its own rule, if it has one.
        rule: Option<u32>,
        /// The place of the folder that it is in.
        parent: usize,
    },
    /// A folder gets another rule of its own, or none.
    Set {
        /// The folder's place.
        folder: usize,
        /// The rule.
        rule: Option<u32>,
    },
    /// The rules that hold in a folder are asked for.
    Ask {
        /// The folder's place.
        folder: usize,
    },
}

/// The first folder, and what happens then.
pub struct Case {
    /// The number that names the first folder.
    pub name: u32,
    /// The rule of the first folder, which keeps it.
    pub rule: u32,
    /// What happens, event by event.
    pub events: Source<Event>,
    folders: usize,
}

/// The rules that were asked for, and the listing of the tree.
#[derive(Default, PartialEq)]
pub struct Answer {
    noted: u64,
    rules: u64,
    lines: u64,
    listing: u64,
}

impl Answer {
    /// Notes the next rule that holds in a folder.
    pub fn rule(&mut self, rule: u32) {
        self.noted += 1;
        self.rules += self.noted * u64::from(rule);
    }

    /// Notes the next line of the listing: a folder and its own rule.
    pub fn line(&mut self, name: u32, rule: Option<u32>) {
        self.lines += 1;
        let rule = u64::from(rule.unwrap_or_default());
        self.listing += self.lines * (u64::from(name) + rule);
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { noted, rules, lines, listing } = self;
        write!(f, "{noted} rules ({rules}), {lines} lines ({listing})")
    }
}

/// The exercise.
pub struct WeakParents;

/// Names and rules are below this number.
const MOST: u32 = 1_000_000;

/// What happens until there are so many folders: a question, a new folder, a
/// change, and so on, with a question at the end. A folder in four has a rule
/// of its own when it is new.
fn events(random: Random, folders: usize) -> Source<Event> {
    let (step, count) = (Cell::new(0), Cell::new(1));
    let rule = |random: &mut Random, one_in: u64| {
        (random.below(one_in) == 0).then(|| random.below_u32(MOST))
    };
    let draw = move |random: &mut Random| {
        let known: usize = count.get();
        step.set((step.get() + 1) % 3);
        match step.get() {
            1 => Event::Ask { folder: random.index(known) },
            2 => {
                count.set(known + 1);
                let parent = random.index(known);
                let name = random.below_u32(MOST);
                Event::New { name, rule: rule(random, 4), parent }
            }
            _ => {
                // The first folder keeps its rule.
                let folder = 1 + random.index(known - 1);
                Event::Set { folder, rule: rule(random, 2) }
            }
        }
    };
    Source::new(random, 3 * folders - 2, draw)
}

/// Draws a folder with three others in it while a variable holds it, and when
/// the variable is gone. `new` makes a folder in another, `within` has the
/// folders in a folder, and a folder owns its parent or only knows it.
fn drawn<F: 'static>(
    new: impl Fn(Option<&Rc<F>>) -> Rc<F>,
    within: fn(&F) -> &RefCell<Vec<Rc<F>>>,
    owns_parent: bool,
) -> Finding {
    let root = new(None);
    let names = ["a", "b", "c"];
    let children = names.map(|_| new(Some(&root)));
    let list = within(&root).borrow().capacity() * size_of::<Rc<F>>();
    let mut owners = Owners::default();
    owners.row().variable("variable", 0);
    owners.row().shared("root", &root, list).owns("variable", "root");
    owners.row();
    for (name, child) in names.iter().zip(&children) {
        owners.shared(name, child, 0).owns("root", name);
        if owns_parent {
            owners.owns(name, "root");
        } else {
            owners.knows(name, "root");
        }
    }
    drop(children);
    let before = owners.at("While the variable is there");
    owners.gone("variable");
    drop(root);
    let after = owners.at("When it is gone");
    if let Some(root) = owners.alive::<F>("root") {
        within(&root).take();
    }
    let graphs = FindingTable::Graphs(vec![before, after]);
    finding("who owns whom", graphs)
}

impl Exercise for WeakParents {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "weak-parents";
    const HEADLINE: Headline = Headline::Retained;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "folders",
        label: "Folders",
        default: 1_000,
        min: 1,
        max: 100_000,
        scale: Scale::Logarithmic,
        sweep: &[1, 3, 10, 100, 1_000, 10_000, 100_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
        Variant { name: "indices", solve: indices::solve },
    ];
    const EDGES: Edges = &[
        &[("folders", 1)],
        &[("folders", 2)],
        &[("folders", 3)],
        &[("folders", 257)],
        &[("folders", 10_000)],
    ];

    fn case(values: &Values) -> Case {
        let mut random = values.random();
        let (name, rule) = (random.below_u32(MOST), random.below_u32(MOST));
        let folders = values.count("folders");
        let events = events(random, folders);
        Case { name, rule, events, folders }
    }

    fn floor(case: &Case) -> u64 {
        // A name, a rule and the place of its parent for each folder.
        12 * case.folders as u64
    }

    fn budget(_: &Case) -> u64 {
        0
    }

    fn pictures(variant: &str, _: &Case) -> Vec<Finding> {
        match variant {
            "naive" => vec![drawn(
                |parent| naive::Folder::new(0, None, parent),
                |folder| &folder.children,
                true,
            )],
            "optimized" => vec![drawn(
                |parent| optimized::Folder::new(0, None, parent),
                |folder| &folder.children,
                false,
            )],
            _ => Vec::new(),
        }
    }
}
