from extractors.records import Article, Page


def read_dump(page: Page) -> Article:
    text = (page.text or "").strip()
    return Article(page.id, text, page.title, page.published, page.publisher, None, page.url)
