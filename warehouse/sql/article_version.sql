-- The last version of an article.
SELECT max(version) FROM store.articles WHERE article_key = $article;
