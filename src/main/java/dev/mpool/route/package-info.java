/** HTTPRoutes as values with their places, and the order in which requests are held to them. */
package dev.mpool.route;
