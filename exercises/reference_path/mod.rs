//! reference-path: the chain of owners from a root to an object.

mod naive;
mod optimized;

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Numbers, Values, Variant, cell, finding,
};
use crate::owners::Owners;
pub use crate::paths::{Chain, Name, Object};
use crate::paths::{chain, reached, worded, words};

/// An object that is called with each publication.
pub trait Callback: Object {
    /// Shows something on the screen.
    fn call(&self, screen: &Screen);
}

/// An event in an editor.
pub enum Event {
    /// A document is opened in a slot that was free.
    Open {
        /// The slot.
        slot: usize,
        /// The document's number. The first is 1.
        number: usize,
        /// The document's title, a number.
        title: usize,
        /// The slot of the document that this one embeds, if it does.
        embeds: Option<usize>,
    },
    /// The window of a slot is closed, and the slot is free.
    Close {
        /// The slot.
        slot: usize,
    },
    /// The document in a slot is drawn.
    Draw {
        /// The slot.
        slot: usize,
    },
    /// All callbacks are called.
    Publish,
    /// Somebody asks why a document is alive, and it should be.
    Why {
        /// The document's number.
        number: usize,
    },
}

/// The screen, on which numbers are shown and contents are drawn.
#[derive(Default)]
pub struct Screen {
    shown: Cell<u64>,
    drawn: Cell<u64>,
    checksum: Cell<u64>,
}

impl Screen {
    /// Shows a number.
    pub fn show(&self, number: usize) {
        self.shown.set(self.shown.get() + 1);
        self.note(number as u64);
    }

    /// Draws a part of a content.
    ///
    /// # Panics
    ///
    /// If it is not a whole content.
    #[track_caller]
    pub fn draw(&self, content: &[u8]) {
        assert!(
            content.len() == CONTENT,
            "a content of {} bytes is drawn, and contents have {CONTENT}",
            content.len()
        );
        let drawn = self.drawn.get();
        self.drawn.set(drawn + 1);
        let start = usize::try_from(drawn % 31).unwrap_or(0) * PART;
        for byte in &content[start..start + PART] {
            self.note(u64::from(*byte));
        }
    }

    fn note(&self, number: u64) {
        let next = self.checksum.get().wrapping_mul(31).wrapping_add(number);
        self.checksum.set(next.rotate_left(7));
    }
}

/// The callbacks of the program, of which none is ever taken out.
#[derive(Default)]
pub struct List {
    callbacks: RefCell<Vec<Rc<dyn Callback>>>,
}

impl Object for List {
    fn name(&self) -> Name {
        ("list", 1)
    }

    fn owns(&self) -> Vec<Rc<dyn Object>> {
        let mut owned: Vec<Rc<dyn Object>> = Vec::new();
        for callback in self.callbacks.borrow().iter() {
            owned.push(Rc::clone(callback) as Rc<dyn Object>);
        }
        owned
    }
}

/// An editor's events, its screen, and the list of its program's callbacks.
pub struct Case {
    /// All that happens, in order. At the end all windows are closed.
    pub events: Vec<Event>,
    documents: usize,
    /// The most documents that windows keep alive at once.
    most_alive: usize,
    seed: u64,
    list: Rc<List>,
    screen: Screen,
    chains: Cell<u64>,
    /// The contents that were made.
    made: Cell<usize>,
    /// The most bytes that were live, besides what callbacks take.
    over: Cell<usize>,
}

impl Case {
    /// The number of slots for windows.
    pub fn slots(&self) -> usize {
        SLOTS
    }

    /// The content of a document: 1,024 bytes.
    pub fn content(&self, number: usize) -> Vec<u8> {
        self.look();
        let mut random = Random::new(self.seed ^ number as u64);
        let mut content = Vec::with_capacity(CONTENT);
        while content.len() < CONTENT {
            content.extend_from_slice(&random.bits().to_le_bytes());
        }
        content
    }

    fn look(&self) {
        let live = usize::try_from(meter::live_bytes()).unwrap_or(0);
        let made = self.made.get();
        let over = live.saturating_sub(made * CALLBACKS);
        self.over.set(self.over.get().max(over));
        self.made.set(made + 1);
    }

    /// Puts a callback into the program's list.
    pub fn subscribe(&self, callback: Rc<dyn Callback>) {
        self.list.callbacks.borrow_mut().push(callback);
    }

    /// Calls all callbacks, in the order in which they were put there.
    pub fn publish(&self) {
        for callback in self.list.callbacks.borrow().iter() {
            callback.call(&self.screen);
        }
    }

    /// The program's list of callbacks.
    pub fn list(&self) -> Rc<List> {
        Rc::clone(&self.list)
    }

    /// The screen.
    pub fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Notes the next chain that was asked for; none if the object is gone.
    pub fn note(&self, chain: Option<Chain>) {
        self.chains.set(self.chains.get() + 1);
        for (kind, number) in chain.unwrap_or_default() {
            let kind = kind.bytes().map(u64::from);
            kind.for_each(|byte| self.screen.note(byte));
            self.screen.note(number as u64);
        }
        self.screen.note(u64::MAX);
    }

    /// A record of all that was shown, drawn and noted.
    pub fn log(&self) -> Log {
        let Screen { shown, drawn, checksum } = &self.screen;
        Log {
            chains: self.chains.get(),
            shown: shown.get(),
            drawn: drawn.get(),
            checksum: checksum.get(),
        }
    }
}

/// A record of all that was shown, drawn and noted, and of its order.
#[derive(PartialEq)]
pub struct Log {
    chains: u64,
    shown: u64,
    drawn: u64,
    checksum: u64,
}

impl fmt::Display for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { chains, shown, drawn, checksum } = self;
        write!(f, "{chains} chains, {shown} shown, {drawn} drawn ({checksum})")
    }
}

/// The log, and the chain that keeps the first document alive when all windows
/// are closed.
pub type Answer = Found<Log, Option<Chain>>;

/// The exercise.
pub struct ReferencePath;

/// The most windows that may be open at a time.
const SLOTS: usize = 8;
/// The bytes of a content.
const CONTENT: usize = 1 << 10;
/// The bytes of a content that are drawn at a time.
const PART: usize = 32;
/// The most bytes that a document leaves: its callbacks and what they need.
const CALLBACKS: usize = 128;
/// The most bytes that may be retained besides.
const BESIDES: u64 = 1 << 9;
/// The document that is asked about at the end.
const FIRST: Name = ("document", 1);
/// Titles are below this number.
const TITLE: usize = 1_000_000;

/// The documents of an editor, as the windows keep them alive.
#[derive(Default)]
struct Alive {
    slots: [Option<usize>; SLOTS],
    /// The document that each document embeds, by number less 1.
    embeds: Vec<Option<usize>>,
}

impl Alive {
    fn documents(&self) -> Vec<usize> {
        let mut alive: Vec<usize> = Vec::new();
        for open in self.slots.into_iter().flatten() {
            let mut next = Some(open);
            while let Some(number) = next {
                if alive.contains(&number) {
                    break;
                }
                alive.push(number);
                next = self.embeds[number - 1];
            }
        }
        alive
    }

    fn open_slot(&self, random: &mut Random) -> Option<usize> {
        let is_open = |slot: &usize| self.slots[*slot].is_some();
        let open: Vec<usize> = (0..SLOTS).filter(is_open).collect();
        (!open.is_empty()).then(|| open[random.index(open.len())])
    }

    fn open(&mut self, slot: usize, random: &mut Random) -> Event {
        let embeds = match random.below(2) {
            0 => self.open_slot(random),
            _ => None,
        };
        self.embeds.push(embeds.and_then(|slot| self.slots[slot]));
        let number = self.embeds.len();
        self.slots[slot] = Some(number);
        Event::Open { slot, number, title: random.index(TITLE), embeds }
    }

    fn close(&mut self, slot: usize) -> Event {
        self.slots[slot] = None;
        Event::Close { slot }
    }
}

/// Opens so many documents, with what happens in between, and gives the most
/// that are alive at once.
fn events(random: &mut Random, documents: usize) -> (Vec<Event>, usize) {
    let mut now = Alive::default();
    let (mut events, mut most) = (Vec::new(), 0);
    while now.embeds.len() < documents {
        let slot = random.index(SLOTS);
        if now.slots[slot].is_none() {
            events.push(now.open(slot, random));
            most = most.max(now.documents().len());
            continue;
        }
        let alive = now.documents();
        events.push(match random.below(16) {
            0..7 => now.close(slot),
            7..11 => Event::Draw { slot },
            11..15 => Event::Why { number: alive[random.index(alive.len())] },
            _ => Event::Publish,
        });
    }
    while let Some(slot) = now.open_slot(random) {
        events.push(Event::Draw { slot });
        events.push(now.close(slot));
    }
    events.push(Event::Publish);
    (events, most)
}

/// Draws a window with a document, and two callbacks of which one needs its
/// title and one its length. `length_owns` is the object that the latter owns.
fn drawn<W: 'static, D: 'static, H: 'static, T: 'static, L: 'static>(
    window: Rc<W>,
    document: Rc<D>,
    header: Rc<H>,
    callbacks: (Rc<T>, Rc<L>),
    length_owns: &str,
) -> Finding {
    let mut owners = Owners::default();
    let room = 4 * size_of::<Rc<dyn Callback>>();
    owners.row().variable("slot", size_of::<Rc<W>>());
    owners.variable("list", room);
    owners.row().shared("window 1", &window, 0);
    // In this order no arrow passes behind another's box.
    owners.shared("callback 3", &callbacks.1, 0);
    owners.shared("callback 2", &callbacks.0, 0);
    owners.row().shared("document 1", &document, CONTENT);
    owners.shared("header 1", &header, 0);
    owners.owns("slot", "window 1").owns("list", "callback 2");
    owners.owns("list", "callback 3").owns("window 1", "document 1");
    owners.owns("document 1", "header 1").owns("callback 2", "header 1");
    owners.owns("callback 3", length_owns);
    drop((document, header));
    let open = owners.at("While the window is open");
    owners.gone("slot");
    drop(window);
    let closed = owners.at("When it was closed");
    drop(callbacks);
    finding("who owns whom", FindingTable::Graphs(vec![open, closed]))
}

impl Exercise for ReferencePath {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "reference-path";
    const HEADLINE: Headline = Headline::Retained;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "documents",
        label: "Documents opened",
        default: 300,
        min: 0,
        max: 2_000,
        scale: Scale::Logarithmic,
        sweep: &[1, 5, 20, 100, 500, 2_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("documents", 0)],
        &[("documents", 1)],
        &[("documents", 5)],
        &[("documents", 100)],
        &[("documents", 1_000)],
    ];

    fn case(values: &Values) -> Case {
        let mut random = values.random();
        let seed = random.bits();
        let documents = values.count("documents");
        let (events, most_alive) = events(&mut random, documents);
        Case {
            events,
            documents,
            most_alive,
            seed,
            list: Rc::default(),
            screen: Screen::default(),
            chains: Cell::new(0),
            made: Cell::new(0),
            over: Cell::new(0),
        }
    }

    fn floor(case: &Case) -> u64 {
        (case.most_alive * CONTENT) as u64
    }

    fn budget(case: &Case) -> u64 {
        (case.documents * CALLBACKS) as u64 + BESIDES
    }

    fn left_out(case: &Case, answer: &Answer) -> Option<String> {
        let left = chain(Rc::clone(&case.list) as _, FIRST);
        if answer.found != left {
            return Some(format!(
                "when all windows are closed, document 1 is kept alive by {}, \
                 and `found` says {}",
                words(left.as_ref()),
                words(answer.found.as_ref())
            ));
        }
        let made = case.made.get();
        if made > case.documents {
            return Some(format!(
                "contents were made {} times for {} documents: a document \
                 keeps its content as long as it is alive",
                text::grouped(made as u64),
                text::grouped(case.documents as u64)
            ));
        }
        // A document, its window and its room in lists.
        let most = case.most_alive * (CONTENT + 128) + (1 << 12);
        let over = case.over.get();
        let is_told = left.is_some();
        (over > most && !is_told).then(|| {
            format!(
                "{} bytes were live besides what callbacks take, and the \
                 documents that windows show or embed take {} at most: a \
                 document goes as soon as no window shows it or embeds it, and \
                 not at the end of all",
                text::grouped(over as u64),
                text::grouped(most as u64)
            )
        })
    }

    fn findings(case: &Case, answer: &Answer) -> Vec<Finding> {
        let title = "From the list to document 1, all windows closed";
        let mut path = Numbers::new("object", ["place in the chain"]);
        for (place, name) in answer.found.iter().flatten().enumerate() {
            path = path.row(&worded(*name), [cell(place + 1)]);
        }
        if answer.found.is_none() {
            path = path.row("no chain leads there", [cell(0_u64)]);
        }
        let reached = reached(Rc::clone(&case.list) as _);
        let kinds: Vec<&str> =
            reached.iter().map(|((kind, _), _)| *kind).collect();
        let count =
            |kind| cell(kinds.iter().filter(|each| **each == kind).count());
        let alive = Numbers::new("objects", ["number"])
            .row("documents opened", [cell(case.documents)])
            .row("documents that the list reaches", [count("document")])
            .row("callbacks in the list", [count("callback")])
            .row("bytes in a content", [cell(CONTENT)]);
        vec![
            path.titled(title),
            alive.titled("What the list keeps alive at the end"),
        ]
    }

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        match variant {
            "naive" => {
                use naive::{Closure, Document, Window};
                let content = case.content(1);
                let document = Document::new(1, 0, content, None);
                let header = Rc::clone(&document.header);
                let window = Window { slot: 1, document: document.clone() };
                let title = Closure::new(2, &header, |_, _| {});
                let length = Closure::new(3, &document, |_, _| {});
                let callbacks = (title, length);
                let window = Rc::new(window);
                let owned = "document 1";
                vec![drawn(window, document, header, callbacks, owned)]
            }
            "optimized" => {
                use optimized::{Closure, Document, Window};
                let content = case.content(1);
                let document = Document::new(1, 0, content, None);
                let header = Rc::clone(&document.header);
                let window = Window { slot: 1, document: document.clone() };
                let title = Closure::new(2, &header, |_, _| {});
                let length = Closure::new(3, &header, |_, _| {});
                let callbacks = (title, length);
                let window = Rc::new(window);
                let owned = "header 1";
                vec![drawn(window, document, header, callbacks, owned)]
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(documents: usize) -> (Vec<Event>, usize) {
        events(&mut Random::new(3), documents)
    }

    #[test]
    fn every_window_is_closed_and_every_document_asked_for_is_alive() {
        let (events, most) = opened(300);
        let (mut now, mut whys) = (Alive::default(), 0);
        for event in &events {
            match *event {
                Event::Open { slot, embeds, .. } => {
                    let embeds = embeds.and_then(|slot| now.slots[slot]);
                    now.embeds.push(embeds);
                    assert_eq!(now.slots[slot], None);
                    now.slots[slot] = Some(now.embeds.len());
                }
                Event::Close { slot } => now.slots[slot] = None,
                Event::Draw { slot } => assert!(now.slots[slot].is_some()),
                Event::Why { number } => {
                    assert!(now.documents().contains(&number));
                    whys += u32::from(!now.slots.contains(&Some(number)));
                }
                Event::Publish => {}
            }
        }
        assert_eq!((now.slots, now.embeds.len()), ([None; SLOTS], 300));
        assert!(whys > 20, "{whys} questions are about an embedded document");
        assert!((8..60).contains(&most), "{most} documents are alive at once");
    }
}
