// A callback of its own type, which has the length and owns nothing.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Answer, Callback, Case, Chain, Event, Name, Object, Screen};

/// The editor's facts about a document, without its content.
pub struct Header {
    number: usize,
    title: usize,
    length: usize,
}

impl Object for Header {
    fn name(&self) -> Name {
        ("header", self.number)
    }

    fn owns(&self) -> Vec<Rc<dyn Object>> {
        Vec::new()
    }
}

pub struct Document {
    pub header: Rc<Header>,
    content: Vec<u8>,
    embedded: Option<Rc<Document>>,
}

impl Document {
    pub fn new(
        number: usize,
        title: usize,
        content: Vec<u8>,
        embedded: Option<Rc<Document>>,
    ) -> Rc<Document> {
        let length = content.len();
        let header = Rc::new(Header { number, title, length });
        Rc::new(Document { header, content, embedded })
    }

    fn draw(&self, screen: &Screen) {
        screen.draw(&self.content);
        if let Some(embedded) = &self.embedded {
            embedded.draw(screen);
        }
    }
}

impl Object for Document {
    fn name(&self) -> Name {
        ("document", self.header.number)
    }

    fn owns(&self) -> Vec<Rc<dyn Object>> {
        let mut owned: Vec<Rc<dyn Object>> = vec![self.header.clone()];
        if let Some(embedded) = &self.embedded {
            owned.push(embedded.clone());
        }
        owned
    }
}

pub struct Window {
    pub slot: usize,
    pub document: Rc<Document>,
}

impl Object for Window {
    fn name(&self) -> Name {
        ("window", self.slot)
    }

    fn owns(&self) -> Vec<Rc<dyn Object>> {
        vec![self.document.clone()]
    }
}

struct ShowLength {
    number: usize,
    length: usize,
}

impl Object for ShowLength {
    fn name(&self) -> Name {
        ("callback", self.number)
    }

    fn owns(&self) -> Vec<Rc<dyn Object>> {
        Vec::new()
    }
}

impl Callback for ShowLength {
    fn call(&self, screen: &Screen) {
        screen.show(self.length);
    }
}

struct Theme {
    colour: usize,
}

impl Object for Theme {
    fn name(&self) -> Name {
        ("theme", 1)
    }

    fn owns(&self) -> Vec<Rc<dyn Object>> {
        Vec::new()
    }
}

/// A closure, written out: what it captured, and a function that gets it.
pub struct Closure<C> {
    number: usize,
    captured: Rc<C>,
    body: fn(&C, &Screen),
}

impl<C: Object + 'static> Closure<C> {
    pub fn new(
        number: usize,
        captured: &Rc<C>,
        body: fn(&C, &Screen),
    ) -> Rc<Closure<C>> {
        Rc::new(Closure { number, captured: captured.clone(), body })
    }
}

impl<C: Object + 'static> Object for Closure<C> {
    fn name(&self) -> Name {
        ("callback", self.number)
    }

    fn owns(&self) -> Vec<Rc<dyn Object>> {
        vec![self.captured.clone()]
    }
}

impl<C: Object + 'static> Callback for Closure<C> {
    fn call(&self, screen: &Screen) {
        (self.body)(&self.captured, screen);
    }
}

struct Editor<'a> {
    case: &'a Case,
    windows: Vec<Option<Rc<Window>>>,
    subscribed: usize,
}

impl Editor<'_> {
    fn subscribe<C: Object + 'static>(
        &mut self,
        captured: &Rc<C>,
        body: fn(&C, &Screen),
    ) {
        self.subscribed += 1;
        self.case.subscribe(Closure::new(self.subscribed, captured, body));
    }

    fn open(
        &mut self,
        slot: usize,
        number: usize,
        title: usize,
        embeds: Option<usize>,
    ) {
        let other = embeds.and_then(|slot| self.windows[slot].as_ref());
        let embedded = other.map(|window| window.document.clone());
        let content = self.case.content(number);
        let document = Document::new(number, title, content, embedded);
        // Both are shown with each publication, also when it was closed.
        self.subscribe(&document.header, |header, screen| {
            screen.show(header.title);
        });
        self.subscribed += 1;
        let length = document.header.length;
        let callback = ShowLength { number: self.subscribed, length };
        self.case.subscribe(Rc::new(callback));
        let window = Window { slot, document };
        self.windows[slot] = Some(Rc::new(window));
    }

    fn draw(&self, slot: usize) {
        if let Some(window) = &self.windows[slot] {
            window.document.draw(self.case.screen());
        }
    }

    /// Finds the chain that keeps an object alive, if one does.
    fn why(&self, wanted: Name) -> Option<Chain> {
        let mut roots: Vec<Rc<dyn Object>> = Vec::new();
        for window in self.windows.iter().flatten() {
            roots.push(window.clone());
        }
        roots.push(self.case.list());
        chain(roots, wanted)
    }
}

/// Walks from each root in turn, nearest objects first, and gives the names
/// from the root to the object.
fn chain(roots: Vec<Rc<dyn Object>>, wanted: Name) -> Option<Chain> {
    // Each object that was found, with the place of its owner in this list.
    let mut found: Vec<(Rc<dyn Object>, Option<usize>)> = Vec::new();
    let mut names = HashSet::new();
    let mut place = 0;
    for root in roots {
        found.push((root, None));
        while place < found.len() {
            let object = found[place].0.clone();
            if object.name() == wanted {
                return Some(back(&found, place));
            }
            for owned in object.owns() {
                if names.insert(owned.name()) {
                    found.push((owned, Some(place)));
                }
            }
            place += 1;
        }
    }
    None
}

/// Goes back from an object, owner by owner.
fn back(found: &[(Rc<dyn Object>, Option<usize>)], place: usize) -> Chain {
    let mut chain = Chain::new();
    let mut next = Some(place);
    while let Some(place) = next {
        let (object, owner) = &found[place];
        chain.push(object.name());
        next = *owner;
    }
    chain.reverse();
    chain
}

pub fn solve(case: &Case) -> Answer {
    let windows = vec![None; case.slots()];
    let mut editor = Editor { case, windows, subscribed: 0 };
    let theme = Rc::new(Theme { colour: 7 });
    editor.subscribe(&theme, |theme, screen| screen.show(theme.colour));

    for event in &case.events {
        match *event {
            Event::Open { slot, number, title, embeds } => {
                editor.open(slot, number, title, embeds);
            }
            Event::Close { slot } => editor.windows[slot] = None,
            Event::Draw { slot } => editor.draw(slot),
            Event::Publish => case.publish(),
            Event::Why { number } => {
                case.note(editor.why(("document", number)));
            }
        }
    }
    case.note(editor.why(("theme", 1)));
    let found = editor.why(("document", 1));
    Answer { value: case.log(), found }
}
