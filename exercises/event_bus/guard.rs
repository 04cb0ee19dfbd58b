//! A window owns its subscription, which takes the handler away when it ends.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Answer, Case, Event, Screen};

type Handler = Box<dyn Fn(u32)>;

/// Hands each number that is published to all handlers, which are numbered.
#[derive(Default)]
struct Bus {
    handlers: RefCell<Vec<(u32, Handler)>>,
    subscribed: Cell<u32>,
}

impl Bus {
    fn publish(&self, number: u32) {
        for (_, handler) in self.handlers.borrow().iter() {
            handler(number);
        }
    }
}

/// A place among the handlers of a bus, until it is dropped.
struct Subscription {
    bus: Rc<Bus>,
    id: u32,
}

impl Subscription {
    fn new(bus: &Rc<Bus>, handler: Handler) -> Subscription {
        let id = bus.subscribed.get();
        bus.subscribed.set(id + 1);
        bus.handlers.borrow_mut().push((id, handler));
        Subscription { bus: Rc::clone(bus), id }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut handlers = self.bus.handlers.borrow_mut();
        handlers.retain(|(id, _)| *id != self.id);
    }
}

/// The handler owns the screen, and the window the handler's subscription.
struct Window {
    subscription: Subscription,
}

impl Window {
    /// Opens a window, which shows from now on what is published.
    fn open(screen: Screen, bus: &Rc<Bus>) -> Window {
        let handler = Box::new(move |number| screen.show(number));
        Window { subscription: Subscription::new(bus, handler) }
    }
}

pub fn solve(case: &Case) -> Answer {
    let bus = Rc::new(Bus::default());
    let mut windows: Vec<Option<Window>> = Vec::new();
    windows.resize_with(case.slots(), || None);
    for event in &case.events {
        match *event {
            Event::Open { slot } => {
                windows[slot] = Some(Window::open(case.screen(), &bus));
            }
            Event::Type { slot, number } => {
                if let Some(window) = &windows[slot] {
                    window.subscription.bus.publish(number);
                }
            }
            Event::Close { slot } => windows[slot] = None,
        }
    }
    case.shown()
}
