//! Goes from page to page without loading one: the address, the history, where
//! a page was scrolled to.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::futures::spawn_local;
use protocol::{Catalogue, Site};
use wasm_bindgen::JsValue;
use web_sys::{ScrollRestoration, Url};
use yew::{AppHandle, AttrValue, Callback, Renderer};

use crate::browser::{self, Begun, Bridge, Labs, Listener, Tab, Timeout, document, window};
use crate::env::Env;
use crate::frame::{Frame, FrameProps};
use crate::kept::Last;
use crate::mode::Mode;
use crate::pages::{Screen, View, chunk};
use crate::query::Query;
use crate::route::Route;

/// The milliseconds that the address waits for more to be noted. Browsers
/// refuse a hundred changes in a few seconds, which a slider would make.
const NOTE_DELAY: i32 = 150;

/// The button that can be pressed before the application is there.
const RUN: &str = "[data-action=run]";

/// Shows the page of the address, and lives as long as the browser's tab.
pub struct Navigator {
    me: Weak<Self>,
    env: Env,
    frame: RefCell<Option<AppHandle<Frame>>>,
    /// The number of pages that were asked for; only the newest is shown.
    asked: Cell<u32>,
    /// The number of the one that is shown.
    shown: Cell<u32>,
    /// The path and query of the page that is shown.
    address: RefCell<String>,
    /// The history's entry whose page is shown.
    entry: Cell<Entry>,
    /// The positions that the pages of other entries were scrolled to.
    scrolled: RefCell<Vec<(Entry, f64)>>,
    /// The position that the page that comes is to be scrolled to.
    landing: Cell<f64>,
    /// True if the first page is to have the focus on Run.
    refocuses: Cell<bool>,
    /// A query that the address does not have yet.
    noted: RefCell<Option<(String, Timeout)>>,
}

/// Names an entry of the history: the millisecond it was made.
type Entry = u64;

/// The way in which a page was asked for.
#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    /// By a link: the history has no entry for it yet.
    Link,
    /// By Back or Forward: the history has gone there already.
    History(Entry),
}

impl Navigator {
    /// Shows the page of the address in place of the one written there. The
    /// error is a sentence without a dot; the page is then as it was.
    pub async fn start(
        bridge: Bridge,
        site: Rc<Site>,
        base: String,
        catalogue: Rc<Catalogue>,
    ) -> Result<(), String> {
        let host = document()
            .get_element_by_id("app")
            .ok_or("The page has no place for the application. Build the site again")?;
        let url = here().ok_or("The browser does not tell the address")?;
        let query = Query::parse(&url.search());
        let me = Self::new(bridge, site, base, catalogue, Mode::of(&query));
        let route = me.route(&url);
        let view = me.view(route.clone()).await?;
        me.take_over(&route).await;
        let screen = Screen {
            number: 0,
            view,
            query,
        };
        me.address.replace(path_and_query(&url));
        me.remember(&url);
        me.number_entry();
        document().set_title(&screen.view.title());
        let props = me.props(screen);
        me.frame.replace(Some(
            Renderer::<Frame>::with_root_and_props(host, props).render(),
        ));
        me.listen();
        Ok(())
    }

    fn new(
        bridge: Bridge,
        site: Rc<Site>,
        base: String,
        catalogue: Rc<Catalogue>,
        mode: Mode,
    ) -> Rc<Self> {
        Rc::new_cyclic(|me: &Weak<Self>| {
            let go = {
                let me = me.clone();
                Callback::from(move |address: String| {
                    if let Some(me) = me.upgrade() {
                        me.go(&address);
                    }
                })
            };
            let note = {
                let me = me.clone();
                Callback::from(move |query: String| {
                    if let Some(me) = me.upgrade() {
                        me.note(query);
                    }
                })
            };
            let index = AttrValue::from(site.index.clone());
            let tab = Tab {
                labs: Labs::of(&site, &base, &catalogue, &bridge),
                begun: Begun::default(),
                base: AttrValue::from(base.clone()),
                site,
                bridge,
                go,
                note,
            };
            Self {
                me: me.clone(),
                env: Env {
                    root: AttrValue::from(base),
                    index,
                    mode,
                    catalogue,
                    tab: Some(tab),
                    #[cfg(feature = "ssr")]
                    bench: None,
                },
                frame: RefCell::default(),
                asked: Cell::default(),
                shown: Cell::default(),
                address: RefCell::default(),
                entry: Cell::default(),
                scrolled: RefCell::default(),
                landing: Cell::default(),
                refocuses: Cell::default(),
                noted: RefCell::default(),
            }
        })
    }

    /// Takes the page over from `boot.js`, with what was pressed there. From here
    /// on nothing may be waited for until the page is drawn.
    async fn take_over(&self, route: &Route) {
        let Some(Tab { bridge, begun, .. }) = &self.env.tab else {
            return;
        };
        let slug = match route {
            Route::Exercise { slug } => Some(slug.as_str()),
            _ => None,
        };
        let was_pressed = begun.take_over(bridge, slug).await;
        // The button goes with the page that was written.
        self.refocuses.set(was_pressed && browser::has_focus(RUN));
    }

    fn props(&self, screen: Screen) -> FrameProps {
        let me = self.me.clone();
        FrameProps {
            env: self.env.clone(),
            screen,
            onshown: Callback::from(move |number| {
                let Some(me) = me.upgrade() else { return };
                if number > 0 {
                    browser::focus("h1");
                    window().scroll_to_with_x_and_y(0.0, me.landing.get());
                } else if me.refocuses.take() {
                    // The first page is where the browser has put it.
                    browser::focus(RUN);
                }
            }),
        }
    }

    /// Back and Forward are followed for the rest of the tab's life.
    fn listen(self: Rc<Self>) {
        restore_scroll(ScrollRestoration::Manual);
        let target = window();
        let listeners = [
            Listener::new(&target, "popstate", move |_| self.follow_history()),
            // The browser scrolls where the application cannot: on a reload.
            Listener::new(&target, "pagehide", |_| {
                restore_scroll(ScrollRestoration::Auto);
            }),
            Listener::new(&target, "pageshow", |_| {
                restore_scroll(ScrollRestoration::Manual);
            }),
        ];
        std::mem::forget(listeners);
    }

    fn route(&self, url: &Url) -> Route {
        Route::at(&self.env.root, &url.pathname(), &self.env.catalogue)
    }

    /// A route's page with its data. The error is a sentence without a dot.
    async fn view(&self, route: Route) -> Result<View, String> {
        let Some(tab) = &self.env.tab else {
            return Ok(View::NotFound);
        };
        match route.chunk() {
            Some(chunk) => chunk::load_view(tab, chunk, route).await,
            None if route == Route::Home => Ok(View::Home),
            None => Ok(View::NotFound),
        }
    }

    fn go(&self, address: &str) {
        let base = here().map(|here| here.href()).unwrap_or_default();
        // Links are made by the application, so their addresses are valid.
        let Ok(url) = Url::new_with_base(address, &base) else {
            return;
        };
        self.write_note();
        self.open(url, Arrival::Link);
    }

    fn follow_history(&self) {
        let Some(url) = here() else { return };
        // Only the part after `#` is another: the browser has scrolled there.
        let moved = path_and_query(&url) != *self.address.borrow();
        if !moved && self.asked.get() == self.shown.get() {
            self.entry.set(number_of_entry().unwrap_or_default());
            return;
        }
        self.noted.take();
        self.open(url, Arrival::History(number_of_entry().unwrap_or_default()));
    }

    /// Shows a page as soon as its data is there, unless another is asked for
    /// in the meantime.
    fn open(&self, url: Url, arrival: Arrival) {
        let number = self.asked.get() + 1;
        self.asked.set(number);
        let Some(me) = self.me.upgrade() else { return };
        let route = me.route(&url);
        spawn_local(async move {
            let view = match me.view(route.clone()).await {
                Ok(view) => view,
                Err(why) => View::Unavailable(route, why.into()),
            };
            if me.asked.get() == number {
                me.show(&url, arrival, number, view);
            }
        });
    }

    fn show(&self, url: &Url, arrival: Arrival, number: u32, view: View) {
        let scroll = window().scroll_y().unwrap_or_default();
        self.scrolled
            .borrow_mut()
            .retain(|(entry, _)| *entry != self.entry.get());
        self.scrolled.borrow_mut().push((self.entry.get(), scroll));
        let address = path_and_query(url);
        match arrival {
            Arrival::Link => {
                self.landing.set(0.0);
                self.entry.set(new_entry());
                let (state, title) = (state(self.entry.get()), "");
                // Refused only when a page changes its address all the time;
                // then the page is shown, and its address is the one before.
                let _ = window().history().and_then(|history| {
                    if address == *self.address.borrow() {
                        history.replace_state_with_url(&state, title, Some(&url.href()))
                    } else {
                        history.push_state_with_url(&state, title, Some(&url.href()))
                    }
                });
            }
            Arrival::History(entry) => {
                let scrolled = self.scrolled.borrow();
                let known = scrolled.iter().find(|(known, _)| *known == entry);
                self.landing.set(known.map_or(0.0, |(_, scroll)| *scroll));
                self.entry.set(entry);
            }
        }
        self.address.replace(address);
        self.remember(url);
        self.shown.set(number);
        restore_scroll(ScrollRestoration::Manual);
        document().set_title(&view.title());
        let query = Query::parse(&url.search());
        let props = self.props(Screen {
            number,
            view,
            query,
        });
        if let Some(frame) = &mut *self.frame.borrow_mut() {
            frame.update(props);
        }
    }

    /// Keeps a query for the address of the page that is shown.
    fn note(&self, query: String) {
        // The address may be another page's already.
        if self.asked.get() != self.shown.get() {
            return;
        }
        let query = self.env.mode.add_to(Query::parse(&query)).search();
        let me = self.me.clone();
        let later = Timeout::new(NOTE_DELAY, move || {
            if let Some(me) = me.upgrade() {
                me.write_note();
            }
        });
        self.noted.replace(Some((query, later)));
    }

    fn write_note(&self) {
        let Some((query, _later)) = self.noted.take() else {
            return;
        };
        let Some(url) = here().filter(|url| url.search() != query) else {
            return;
        };
        url.set_search(&query);
        self.remember(&url);
        self.address.replace(path_and_query(&url));
        let state = state(self.entry.get());
        // As above: a refusal only means that the address is out of date.
        let _ = window()
            .history()
            .and_then(|history| history.replace_state_with_url(&state, "", Some(&url.href())));
    }

    /// Remembers the exercise of an address as the place to go on.
    fn remember(&self, url: &Url) {
        if let Route::Exercise { slug } = self.route(url) {
            // Refused, one goes on where one would have without.
            let _ = Last::store(&slug, &url.search());
        }
    }

    /// Gives the entry that the tab was opened with its number, unless it has
    /// one from before a reload.
    fn number_entry(&self) {
        self.entry.set(number_of_entry().unwrap_or_else(new_entry));
        let state = state(self.entry.get());
        // Without a number it is not known where the page was scrolled to.
        let _ = window()
            .history()
            .and_then(|history| history.replace_state(&state, ""));
    }
}

/// The address in the browser's bar.
fn here() -> Option<Url> {
    Url::new(&window().location().href().ok()?).ok()
}

/// The number of the history's current entry.
fn number_of_entry() -> Option<Entry> {
    let number = window().history().ok()?.state().ok()?.as_f64()?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it was made from an entry; a cast saturates"
    )]
    Some(number as Entry)
}

/// The number of a new entry.
fn new_entry() -> Entry {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since 1970 are positive and far below 2^53"
    )]
    let entry = browser::now() as Entry;
    entry
}

/// The number as the history keeps it.
fn state(entry: Entry) -> JsValue {
    JsValue::from(entry as f64)
}

fn path_and_query(url: &Url) -> String {
    url.pathname() + &url.search()
}

fn restore_scroll(how: ScrollRestoration) {
    // A browser that refuses scrolls by itself, which is nearly as good.
    let _ = window()
        .history()
        .and_then(|history| history.set_scroll_restoration(how));
}
